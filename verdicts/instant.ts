const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

const picoseconds = 1_000_000_000_000n;

/**
 * The instant an Edm.DateTimeOffset text names, in picoseconds since 1970 (OData allows 12 fraction digits);
 * undefined where the text is none. BigInt, because a JavaScript Date would lose what 100 ns are about.
 */
export const instantOf = (text: string): bigint | undefined => {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] =
    match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const local = Math.floor(date.getTime() / 1000) + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 3600 + Number(offsetMinutes) * 60);
  return BigInt(local - offset) * picoseconds + BigInt(fraction.padEnd(12, '0'));
};
