const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  eet: 2,
  eest: 3,
  cet: 1,
  cest: 2,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const pattern = /(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]+)?/i;

function offsetMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return (zones[zone.toLowerCase()] ?? 0) * 60;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/**
 * The instant in a Date header, or undefined when it holds none. Stricter than the Date constructor, which finds a year in any text
 * that ends in a number. An unknown zone counts as UTC, as RFC 5322 has it.
 */
export function readDate(text: string): Date | undefined {
  const [, day, name = '', year = '', hour, minute, second = '0', zone = ''] = pattern.exec(text) ?? [];
  const month = months.indexOf(name.toLowerCase());
  if (month < 0) return undefined;
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const fields = [full, month, Number(day), Number(hour), Number(minute), Number(second)] as const;
  const local = Date.UTC(...fields);
  const right = full >= 1970 && fields[2] >= 1 && fields[2] <= 31 && fields[3] < 24 && fields[4] < 60 && fields[5] <= 60;
  return right ? new Date(local - offsetMinutes(zone) * 60_000) : undefined;
}
