/** Tokens that fill up with time; each request takes one. */
interface Bucket {
  tokens: number;
  at: number;
}

/** How many requests a minute, and so how fast a bucket fills; a quarter of them may come at once. */
export interface Rate {
  readonly perMinute: number;
}

const MINUTE_MS = 60_000;
/** More callers than this at a time are not told apart by memory: the ones heard of longest ago begin anew. */
const MOST_BUCKETS = 50_000;

/** Counts requests by who sends them. */
export interface Counter {
  /** Take one; 0 when there was one to take, else the seconds until there is. */
  take(who: string, now: Date): number;
}

/** A counter in the memory of this process: several processes count each for themselves. */
export function counter({ perMinute }: Rate, mostBuckets = MOST_BUCKETS): Counter {
  const most = Math.max(1, Math.floor(perMinute / 4));
  const perMs = perMinute / MINUTE_MS;
  const buckets = new Map<string, Bucket>();
  return {
    take(who, now) {
      const at = now.getTime();
      const known = buckets.get(who) ?? { tokens: most, at };
      buckets.delete(who); // and put back as the last: the map is in the order of who was heard of
      const tokens = Math.min(most, known.tokens + Math.max(0, at - known.at) * perMs);
      const isFree = tokens >= 1;
      buckets.set(who, { tokens: isFree ? tokens - 1 : tokens, at });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= mostBuckets) break;
        buckets.delete(oldest);
      }
      return isFree ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1_000));
    },
  };
}

/** Whom an address stands for: one caller has an IPv4 address, or a whole IPv6 network of 64 bits to choose from. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole =
    tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
