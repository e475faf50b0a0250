import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine: none is downloaded. */
const installed = [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && existsSync(path));

/** Starts the browser. */
export const launch = (): Promise<Browser> => {
  if (installed === undefined) throw new Error(`no browser at CHROMIUM_PATH, ${places.join(', ')}`);
  return chromium.launch({ executablePath: installed });
};

/** How a test opens pages: a window of its own for each, closed after the test. */
export interface Window {
  /** Opens an address. Every request it makes is in `requests`, every error of the page or its policy in `complaints`. */
  open(url: string, options?: BrowserContextOptions): Promise<OpenPage>;
}

export interface OpenPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

const openIn = async (browser: Browser, url: string, options: BrowserContextOptions): Promise<OpenPage> => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, requests, complaints };
};

/** As `describe`, for tests that need a browser; skipped, saying so, where there is none. */
export const describeInBrowser = (title: string, body: (window: Window) => void): void => {
  if (installed === undefined) {
    describe.skip(`${title} (skipped: no Chromium at CHROMIUM_PATH, ${places.join(', ')})`, () => {
      body({ open: () => Promise.reject(new Error('no browser')) });
    });
    return;
  }
  describe(title, () => {
    let browser: Browser;
    before(async () => {
      browser = await launch();
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
    });
    after(() => browser.close());
    body({ open: (url, options = {}) => openIn(browser, url, options) });
  });
};
