import assert from 'node:assert/strict';
import { loadContract } from '../../schemas/index.ts';
import {
  agree,
  agreeWithScene,
  bodyObject,
  ClauseBroken,
  fitsEntity,
  hasStatus,
  holds,
  isAccepted,
  isRefused,
  NoAnswer,
} from '../../verdicts/index.ts';
import { exchangeWith, failedExchange } from './exchange.ts';

const entity = loadContract().entities.find(({ name }) => name === 'windowsUpdateState');
assert.ok(entity);

/** The clause that a statement says is broken. */
const brokenBy = (statement: () => unknown): Pick<ClauseBroken, 'message' | 'property' | 'expected' | 'actual'> => {
  try {
    statement();
  } catch (error) {
    assert.ok(error instanceof ClauseBroken, `${error}`);
    const { message, property, expected, actual } = error;
    return { message, property, expected, actual };
  }
  return assert.fail('The statement holds.');
};

describe('hasStatus', () => {
  it('holds for each status allowed', () => {
    hasStatus(exchangeWith(401), 401);
    hasStatus(exchangeWith(404), 400, 404);
  });

  it('names the statuses allowed, and the one that came', () => {
    assert.deepEqual(
      brokenBy(() => hasStatus(exchangeWith(200), 400, 404)),
      {
        message: 'The answer is 200, not 400 or 404',
        property: undefined,
        expected: '400 or 404',
        actual: '200',
      },
    );
  });

  it('adds what the service says of its error, as far as a reader wants it', () => {
    const saying = (message: unknown) =>
      brokenBy(() => hasStatus(exchangeWith(400, { error: { message } }), 201)).message;
    assert.equal(
      saying('The property @odata.type is missing.'),
      'The answer is 400, not 201: The property @odata.type is missing.',
    );
    assert.equal(saying('x'.repeat(200)), `The answer is 400, not 201: ${'x'.repeat(160)}…`);
    for (const nothing of ['', undefined, 7, { text: 'no' }])
      assert.equal(saying(nothing), 'The answer is 400, not 201');
  });
});

describe('isRefused', () => {
  it('holds for 400, and for what a clause allows instead', () => {
    isRefused(exchangeWith(400));
    isRefused(exchangeWith(415), undefined, [400, 415]);
  });

  it('shows what an accepted property came back as', () => {
    assert.deepEqual(
      brokenBy(() => isRefused(exchangeWith(201, { status: 'failed' }), 'status')),
      {
        message: 'The request is accepted with 201, not refused with 400; status comes back as "failed"',
        property: 'status',
        expected: '400',
        actual: '201',
      },
    );
  });

  it('says that nothing came back, and cuts what is long', () => {
    assert.match(brokenBy(() => isRefused(exchangeWith(201, {}), 'status')).message, /status comes back as nothing$/);
    const long = { status: 'x'.repeat(500) };
    assert.match(brokenBy(() => isRefused(exchangeWith(201, long), 'status')).message, /"x{59}… \(502 characters\)$/);
  });

  it('calls another status an answer, not an acceptance', () => {
    assert.equal(
      brokenBy(() => isRefused(exchangeWith(422))).message,
      'The request is answered with 422, not refused with 400',
    );
    assert.equal(brokenBy(() => isRefused(exchangeWith(400), undefined, [401])).actual, '400');
  });
});

describe('isAccepted', () => {
  for (const status of [200, 201, 204]) it(`holds for ${status}`, () => isAccepted(exchangeWith(status)));

  for (const status of [199, 300, 400, 500]) {
    it(`is broken by ${status}`, () => {
      assert.equal(
        brokenBy(() => isAccepted(exchangeWith(status))).message,
        `A valid request is answered with ${status}`,
      );
    });
  }

  it('tells the message of the error, cut to a length that can be read', () => {
    const refused = (message: unknown) => exchangeWith(400, { error: { code: 'BadRequest', message } });
    assert.equal(
      brokenBy(() => isAccepted(refused('no'), 'status')).message,
      'A valid request is answered with 400: no',
    );
    assert.equal(brokenBy(() => isAccepted(refused('no'), 'status')).property, 'status');
    assert.match(brokenBy(() => isAccepted(refused('x'.repeat(500)))).message, /: x{160}…$/);
    assert.match(brokenBy(() => isAccepted(refused(7))).message, /with 400$/);
  });
});

describe('bodyObject', () => {
  it('gives the object', () => assert.deepEqual(bodyObject(exchangeWith(200, { id: '1' })), { id: '1' }));

  for (const body of [[], null, 7, 'text']) {
    it(`is broken by ${JSON.stringify(body)}`, () => {
      assert.equal(brokenBy(() => bodyObject(exchangeWith(200, body), 'GET')).message, 'GET is no JSON object');
    });
  }
});

describe('agree', () => {
  const sent = { status: 'failed', deviceId: 'a' };

  it('holds where the declared properties agree', () => agree(entity, sent, { ...sent, osVersion: 1 }, 'the answer'));

  it('names the first property that differs, and the others', () => {
    assert.deepEqual(
      brokenBy(() => agree(entity, sent, { status: 'upToDate', deviceId: 'b' }, 'GET')),
      {
        message: 'deviceId is "b" in GET, not "a" (status differs too)',
        property: 'deviceId',
        expected: '"a"',
        actual: '"b"',
      },
    );
    const more = { status: 'upToDate', deviceId: 'b', userId: 'c' };
    assert.match(brokenBy(() => agree(entity, sent, more, 'GET')).message, /\(userId, status differ too\)$/);
  });

  it('writes escapes where a reader could not tell the values apart, and only there', () => {
    const alike = brokenBy(() =>
      agree(entity, { deviceId: 'o\u0308\u{1f600}' }, { deviceId: '\u00f6\u{1f600}' }, 'GET'),
    );
    assert.equal(alike.message, String.raw`deviceId is "\u00f6\ud83d\ude00" in GET, not "o\u0308\ud83d\ude00"`);
    assert.deepEqual(
      [alike.expected, alike.actual],
      [String.raw`"o\u0308\ud83d\ude00"`, String.raw`"\u00f6\ud83d\ude00"`],
    );
    const unlike = brokenBy(() => agree(entity, { deviceId: '\u00f6' }, { deviceId: 'o' }, 'GET'));
    assert.equal(brokenBy(() => agree(entity, { deviceId: 'é' }, { deviceId: '?' }, 'GET')).expected, '"é"');
    assert.equal(unlike.expected, String.raw`"\u00f6"`);
  });

  it('looks only at the properties asked for', () => {
    const other = { ...sent, deviceId: 'b' };
    agree(entity, sent, other, 'GET', ({ name }) => name === 'status');
    assert.equal(
      brokenBy(() => agree(entity, sent, other, 'GET', ({ name }) => name === 'deviceId')).property,
      'deviceId',
    );
  });
});

describe('fitsEntity', () => {
  const fitting = {
    id: '1',
    deviceId: 'a',
    userId: 'b',
    deviceDisplayName: 'c',
    userPrincipalName: 'd',
    status: 'failed',
    qualityUpdateVersion: '1',
    featureUpdateVersion: '2',
    lastScanDateTime: '2024-01-01T00:00:00Z',
    lastSyncDateTime: '2024-01-01T00:00:00Z',
  };

  it('holds for an object that does', () => fitsEntity(entity, fitting));

  it('says what is missing', () => {
    const { id: _, ...rest } = fitting;
    const { message, property, expected } = brokenBy(() => fitsEntity(entity, rest));
    assert.deepEqual([message, property, expected], ['id is missing in the answer', 'id', 'a value']);
    fitsEntity(entity, rest, 'id');
  });

  it('says what is there instead of what', () => {
    const { message, expected, actual } = brokenBy(() => fitsEntity(entity, { ...fitting, lastScanDateTime: 7 }));
    assert.equal(message, `lastScanDateTime is 7 in the answer, and must be ${expected}`);
    assert.equal(actual, 7);
  });
});

describe('agreeWithScene', () => {
  it('holds where nothing disagrees', () => assert.equal(agreeWithScene({}), undefined));

  it('hands on what the scenario saw', () => {
    const disagreement = { message: 'the list lost it', property: 'id', expected: 1, actual: 0 };
    assert.deepEqual(
      brokenBy(() => agreeWithScene({ disagreement })),
      disagreement,
    );
  });
});

describe('holds', () => {
  it('throws an assertion of the clause only when it does not hold', () => {
    holds(true, 'it does');
    assert.equal(brokenBy(() => holds(false, 'it does not')).message, 'it does not');
  });
});

describe('statements about an answer', () => {
  const dead = failedExchange('ECONNRESET');
  const statements: Readonly<Record<string, () => unknown>> = {
    hasStatus: () => hasStatus(dead, 200),
    isRefused: () => isRefused(dead),
    isAccepted: () => isAccepted(dead),
    bodyObject: () => bodyObject(dead),
  };

  for (const [name, statement] of Object.entries(statements)) {
    it(`are neither true nor false where no answer came: ${name}`, () => {
      assert.throws(statement, new NoAnswer('failed with ECONNRESET'));
    });
  }
});
