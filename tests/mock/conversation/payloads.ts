import type { EntityName } from '../client.ts';

/** A complete object of each entity. */
export const complete: Readonly<Record<EntityName, Readonly<Record<string, unknown>>>> = {
  windowsUpdateState: {
    '@odata.type': '#microsoft.graph.windowsUpdateState',
    deviceId: 'Device Id value',
    userId: 'User Id value',
    deviceDisplayName: 'Device Display Name value',
    userPrincipalName: 'User Principal Name value',
    status: 'pendingInstallation',
    qualityUpdateVersion: 'Quality Update Version value',
    featureUpdateVersion: 'Feature Update Version value',
    lastScanDateTime: '2016-12-31T23:59:18.0955018-08:00',
    lastSyncDateTime: '2017-01-01T00:02:49.3205976-08:00',
  },
  macOSSoftwareUpdateStateSummary: {
    '@odata.type': '#microsoft.graph.macOSSoftwareUpdateStateSummary',
    displayName: 'Display Name value',
    productKey: 'Product Key value',
    updateCategory: 'configurationDataFile',
    updateVersion: 'Update Version value',
    state: 'downloading',
    lastUpdatedDateTime: '2017-01-01T00:00:56.8321556-08:00',
  },
};

/** Other values for all of it. */
export const another: Readonly<Record<EntityName, Readonly<Record<string, unknown>>>> = {
  windowsUpdateState: {
    deviceId: '7f1c2b3a-0d4e-4f5a-8b6c-9d0e1f2a3b4c',
    userId: '1a2b3c4d-5e6f-4a8b-9c0d-e1f2a3b4c5d6',
    deviceDisplayName: 'DESKTOP-9QX21',
    userPrincipalName: 'carol@contoso.example',
    status: 'failed',
    qualityUpdateVersion: '10.0.22631.3296',
    featureUpdateVersion: '24H2',
    lastScanDateTime: '2024-04-02T08:15:30.25Z',
    lastSyncDateTime: '2024-04-02T09:00:00Z',
  },
  macOSSoftwareUpdateStateSummary: {
    displayName: 'macOS Sonoma 14.4',
    productKey: '062-01946',
    updateCategory: 'firmware',
    updateVersion: '14.4',
    state: 'available',
    lastUpdatedDateTime: '2024-04-02T08:15:30.25Z',
  },
};

export const texts: Readonly<Record<EntityName, readonly string[]>> = {
  windowsUpdateState: [
    'deviceId',
    'userId',
    'deviceDisplayName',
    'userPrincipalName',
    'qualityUpdateVersion',
    'featureUpdateVersion',
  ],
  macOSSoftwareUpdateStateSummary: ['displayName', 'productKey', 'updateVersion'],
};

export const enums: Readonly<Record<EntityName, Readonly<Record<string, readonly string[]>>>> = {
  windowsUpdateState: { status: ['upToDate', 'pendingInstallation', 'pendingReboot', 'failed'] },
  macOSSoftwareUpdateStateSummary: {
    updateCategory: ['critical', 'configurationDataFile', 'firmware', 'other'],
    state: [
      'success',
      'downloading',
      'downloaded',
      'installing',
      'idle',
      'available',
      'scheduled',
      'downloadFailed',
      'downloadInsufficientSpace',
      'downloadInsufficientPower',
      'downloadInsufficientNetwork',
      'installInsufficientSpace',
      'installInsufficientPower',
      'installFailed',
      'commandFailed',
    ],
  },
};

export const dates: Readonly<Record<EntityName, readonly string[]>> = {
  windowsUpdateState: ['lastScanDateTime', 'lastSyncDateTime'],
  macOSSoftwareUpdateStateSummary: ['lastUpdatedDateTime'],
};

/** Text that must come back as it was sent. */
export const survivingTexts: readonly string[] = [
  'y'.repeat(100_000),
  `!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`,
  `\\n \\"quoted\\" <b>bold</b> &amp; %41%2B {{x}} $\{x} a+b`,
  'first line\nsecond line\tafter a tab',
  '  leading,  double and trailing  ',
  '',
  ' ',
  'x'.repeat(1000),
  '漢'.repeat(300),
  'é ü ß ñ',
  '日本語 中文 한국어 ひらがな',
  'שלום עולם مرحبا',
  'e\u0301 n\u0303',
  'a\u200bb\u200dc\ufeffd',
  '👩‍💻 🚀',
  '007',
  'null',
  'true',
  'undefined',
  '10.0',
  'MiXeD cAsE',
  'mixed case',
  'control \u0001 and \u0000 here',
  'half a pair: \ud83d',
  '2024-03-05T09:08:07+02:00',
  '2024-03-05',
  '0',
  '12345678901234567890',
  '1e5',
  'FALSE',
  'NaN',
  '{"a": 1.0}',
  '"quoted"',
  '=1+1',
  '@name',
  'ends here.',
  'ends here\n',
  '\ufeffmark',
  '\u00a0edges\u00a0',
  '10.00.07',
  'v1.20',
  '23h2',
  '6F9619FF-8B86-D011-B42D-00C04FC964FF',
  'HTTPS://Contoso.example',
  'b,  a,b',
  `<script>x()</script> <!-- note --> x]]>y it''s "" ' OR '1'='1 $& ../x//y javascript:void(0) %s %% %TEMP% x -- y`,
  '“x” ‘y’ – — … a\u00a0b\u3000c a\u2028b a\u00adb a\u200eb \u2708\ufe0f \ufb01 \u0664',
];

/** Texts that differ a little. */
export const nearTexts: readonly (readonly [before: string, after: string | null])[] = [
  ['Contoso', 'Contoso '],
  ['Resume', 'Résumé'],
  ['caf\u00e9', 'cafe\u0301'],
  [`${'z'.repeat(299)}1`, `${'z'.repeat(299)}2`],
  ['10', '10.0'],
  ['', null],
];

/** Timestamps with the same instant in UTC. */
export const instants: readonly (readonly [sent: string, answered: string])[] = [
  ['2024-03-01T12:30:45Z', '2024-03-01T12:30:45Z'],
  ['2024-07-01T12:30:45.1-08:00', '2024-07-01T20:30:45.1Z'],
  ['2024-03-01T12:30:45.12+02:00', '2024-03-01T10:30:45.12Z'],
  ['2024-03-01T12:30:45.123+05:30', '2024-03-01T07:00:45.123Z'],
  ['2024-03-01T12:30:45.1234-03:30', '2024-03-01T16:00:45.1234Z'],
  ['2024-03-01T12:30:45.12345+14:00', '2024-02-29T22:30:45.12345Z'],
  ['2024-03-01T12:30:45.0123456-14:00', '2024-03-02T02:30:45.0123456Z'],
  ['2023-12-31T23:59:59.9999999Z', '2023-12-31T23:59:59.9999999Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ['1969-07-20T20:17:40Z', '1969-07-20T20:17:40Z'],
  ['1601-01-01T00:00:00Z', '1601-01-01T00:00:00Z'],
  ['2038-01-19T03:14:08Z', '2038-01-19T03:14:08Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ['9999-12-31T23:59:59.9999999Z', '9999-12-31T23:59:59.9999999Z'],
  ['2024-03-01T12:30Z', '2024-03-01T12:30:00Z'],
  ['2024-03-01T12:30:45+00:00', '2024-03-01T12:30:45Z'],
  ['2024-03-01T12:30:45+05:45', '2024-03-01T06:45:45Z'],
  ['2024-03-01T12:30:45-00:30', '2024-03-01T13:00:45Z'],
  ['2024-03-31T02:30:00Z', '2024-03-31T02:30:00Z'],
  ['2024-03-10T02:30:00Z', '2024-03-10T02:30:00Z'],
  ['1968-02-29T01:02:03.0000007Z', '1968-02-29T01:02:03.0000007Z'],
];

export const badInstants: readonly unknown[] = [
  '2024-13-01T00:00:00Z',
  '2024-01-32T00:00:00Z',
  '2024-04-31T00:00:00Z',
  '2024-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '2024-01-01T25:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-01-01T00:60:00Z',
  '2024-01-01T00:00:60Z',
  '2024-01-01T00:00:00',
  '2024-01-01',
  'yesterday',
  '',
  '2024-01-01T00:00:00+25:00',
  '2024-01-01T00:00:00+14:01',
  '2024-01-01t00:00:00z',
  '2024-01-01 00:00:00Z',
  '2024-01-01T00:00:00.123456789012Z',
  'Mon, 01 Jan 2024 00:00:00 GMT',
  '2024-01-01T00:00:00,5Z',
  '2024-01-01T00:00:00+0200',
  '2024-01-01T00:00:00Z and more',
  ' 2024-01-01T00:00:00Z ',
  '/Date(1704067200000)/',
  '1704067200',
  '1900-02-29T00:00:00Z',
  '2024-00-01T00:00:00Z',
  1_704_067_200_000,
  true,
  ['2024-01-01T00:00:00Z'],
  [],
  {},
];

/** What is no member of an enumeration, most of it made of its second member. */
export function badMembers(members: readonly string[]): readonly unknown[] {
  const member = members[1] ?? '';
  const foreign = ['critical', 'success'].find((word) => !members.includes(word));
  return [
    'unknownWord',
    '',
    ` ${member} `,
    `${member} `,
    member.slice(0, -2),
    `${members[0]},${member}`,
    foreign,
    member.replace('a', 'а'),
    member.replace('o', 'о'),
    member.replace('i', 'í'),
    member.toUpperCase(),
    member.slice(0, 2) +
      member
        .slice(2)
        .replace(/(?=[A-Z])|$/, '-')
        .toLowerCase(),
    `EnumName.${member}`,
    `${member},${member}`,
    `${member.slice(0, 1)}\u200b${member.slice(1)}`,
    '99',
    'none',
    'constructor',
    `${member}\n`,
    member.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    '1',
    1,
    0,
    true,
    false,
    [member],
    {},
  ];
}

export const badBodies: readonly (string | Buffer)[] = [
  '{"deviceId":"x","displayName":"x"',
  '{"@odata.context":"x",}',
  "{'@odata.context':'x'}",
  '{"@odata.context":"x"} // comment',
  '{ /* comment */ "@odata.context":"x"}',
  '// comment\n{"@odata.context":"x"}',
  '{context:"x"}',
  '{"@odata.context":"one\ntwo"}',
  'hello',
  '{}{}',
  '{} {"a":1}',
  '',
  '[]',
  '[{}]',
  '"text"',
  '"{}"',
  '1',
  'true',
  'null',
  '{"@odata.context":"x","@odata.context":"y"}',
  '\ufeff{}',
  Buffer.from('{"@odata.context":"\xff"}', 'latin1'),
  `{"x":${'['.repeat(1000)}${']'.repeat(1000)}}`,
];
