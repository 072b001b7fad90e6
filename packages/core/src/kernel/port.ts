/** A seam that the host or a plugin fills: a directory, a mail carrier, a clock. `T` is what is behind it. */
export interface Port<T> {
  readonly port: string;
  /** What serves when nobody bound anything. */
  readonly fallback?: () => T;
  /** Never set; it carries the type. */
  readonly type?: T;
}

/** A port with what fills it. */
export interface Binding {
  readonly port: string;
  readonly value: unknown;
}

/**
 * Declare a port.
 * @param name unique among all plugins, `plugin.what`.
 * @param fallback made once, on first use, when nothing is bound. Without it an unbound port is an error.
 */
export const definePort = <T>(name: string, fallback?: () => T): Port<T> => (fallback ? { port: name, fallback } : { port: name });

/** Fill a port: `createDesk({ ports: [bind(clock, myClock)] })`. The host's binding wins over a plugin's. */
export const bind = <T>(port: Port<T>, value: T): Binding => ({ port: port.port, value });
