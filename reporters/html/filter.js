// @ts-check
/**
 * Search and toggles, added only where scripts may run. `data-address` is the one entry of an address, `data-about` a text
 * that speaks of addresses, `data-of` is shown as long as one of its addresses is. The state is in the URL's fragment.
 */
(() => {
  const all = (/** @type {string} */ selector, /** @type {ParentNode} */ from = document) =>
    /** @type {HTMLElement[]} */ ([...from.querySelectorAll(selector)]);
  /** @type {(list: string | null | undefined) => string[]} */
  const words = (list) => (list ?? '').split(/\s+/).filter(Boolean);
  /** @type {(tag: string, properties: object, ...children: (Node | string)[]) => any} */
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const entries = all('[data-address]').map((element) => {
    const { address = '', verdict = '' } = element.dataset;
    const text = `${address} ${element.closest('tr')?.querySelector('th')?.textContent}`.toLowerCase();
    return { element, address, verdict, isNew: 'new' in element.dataset, text };
  });
  if (entries.length === 0) return;
  const entryOf = new Map(entries.map((entry) => [entry.address, entry]));
  for (const element of all('[data-about]')) {
    for (const address of words(element.dataset.about)) {
      const entry = entryOf.get(address);
      if (entry) entry.text += element.textContent?.toLowerCase();
    }
  }
  const groups = all('[data-of]').map((element) => ({ element, addresses: words(element.dataset.of) }));

  const search = make('input', { type: 'search', id: 'filter-text' });
  const outcome = make('output', {});
  const clear = make('button', { type: 'button', textContent: 'Show all' });
  const find = make('label', { htmlFor: search.id, textContent: 'Find an address or a message' });
  const form = make('form', { className: 'filter', role: 'search' }, make('p', {}, find, search, outcome, clear));
  const counts = all('.counts')[0];
  counts?.replaceWith(form);
  if (counts) form.prepend(counts);
  if (entries.some(({ isNew }) => isNew)) counts?.append(make('li', { className: 'only-new' }, 'only new'));
  const boxes = all('.counts li').map((item) => {
    const box = make('input', { type: 'checkbox', value: item.dataset.count ?? 'new' });
    item.append(make('label', {}, box, ' ', ...item.childNodes));
    return box;
  });
  counts?.setAttribute('aria-label', 'Show only');
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);

  const sections = all('section:has([data-of])').map((section) => {
    const nothing = make('p', { textContent: 'Nothing here matches the filter.' });
    section.firstElementChild?.after(nothing);
    return { nothing, inside: groups.filter(({ element }) => section.contains(element)) };
  });

  /** Folds that the script has opened. @type {Set<Element>} */
  const opened = new Set();
  /** @type {(fold: Element) => void} */
  const open = (fold) => {
    if (!fold.hasAttribute('open')) opened.add(fold);
    fold.setAttribute('open', '');
  };
  const closeAgain = () => {
    for (const fold of opened) fold.removeAttribute('open');
    opened.clear();
  };

  const apply = () => {
    const wanted = words(search.value.toLowerCase());
    const verdicts = chosen().filter((value) => value !== 'new');
    const onlyNew = chosen().includes('new');
    const active = onlyNew || wanted.length + verdicts.length > 0;
    const matching = new Set();
    for (const { element, address, verdict, isNew, text } of entries) {
      const matches =
        (verdicts.length === 0 || verdicts.includes(verdict)) &&
        (isNew || !onlyNew) &&
        wanted.every((word) => text.includes(word));
      if (matches) matching.add(address);
      element.classList.toggle('other', !matches);
    }
    for (const { element, addresses } of groups) element.hidden = active && !addresses.some((one) => matching.has(one));
    for (const { nothing, inside } of sections) nothing.hidden = inside.some(({ element }) => !element.hidden);
    closeAgain();
    if (active) all('details:has([data-of]:not([hidden]))').forEach(open);
    clear.hidden = !active;
    outcome.textContent = `${active ? `${matching.size} of ` : ''}${entries.length} addresses`;
  };

  const changed = () => {
    apply();
    const state = new URLSearchParams({ find: search.value, show: chosen().join(' ') });
    history.replaceState(null, '', clear.hidden ? '#' : `#${state}`);
  };

  /** Shows what the fragment says: a view, or an anchor, which is not to stay hidden or folded. */
  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    const target = document.querySelector(':target');
    if (state.has('find') || target?.closest('[hidden]')) {
      search.value = state.get('find') ?? '';
      for (const box of boxes) box.checked = words(state.get('show')).includes(box.value);
      apply();
    }
    for (let up = target?.closest('details'); up; up = up.parentElement?.closest('details')) up.open = true;
    target?.scrollIntoView();
  };

  let typing = 0;
  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(changed, 150);
  });
  form.addEventListener('change', changed);
  form.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
  clear.addEventListener('click', () => {
    form.reset();
    changed();
    search.focus();
  });
  addEventListener('hashchange', read);
  addEventListener('beforeprint', () => all('details').forEach(open));
  addEventListener('afterprint', closeAgain);

  apply();
  read();
})();
