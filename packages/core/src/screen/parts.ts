import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { IsOptional, IsString, Length } from 'class-validator';
import { anyone, Asset, catalogue, defineOutsideAction, definePort, notFound, type Catalogue, type Outside } from '../kernel/index.ts';

/** A module that draws a panel, as it was when the desk started. */
interface Part {
  readonly bytes: Uint8Array;
  /** Of its bytes: browsers keep a module for ever, under an address that no other build has. */
  readonly version: string;
}
type Parts = ReadonlyMap<string, Part>;

/** The modules of panels, by the panel. */
export const screenParts = definePort<Parts>('screen.parts', () => new Map());

const VERSION_LENGTH = 16;

function partAt(module: URL): Part | undefined {
  try {
    const bytes = readFileSync(module);
    return { bytes, version: createHash('sha256').update(bytes).digest('hex').slice(0, VERSION_LENGTH) };
  } catch {
    return undefined;
  }
}

/** Reads them once. @returns those that there are, and the panels whose module is not there */
export function readParts({ panels }: Pick<Catalogue, 'panels'>): { parts: Parts; missing: readonly string[] } {
  const read = panels.flatMap(({ panel, drawnBy }) => (drawnBy ? [{ panel, part: partAt(drawnBy) }] : []));
  return {
    parts: new Map(read.flatMap(({ panel, part }) => (part ? [[panel, part]] : []))),
    missing: read.flatMap(({ panel, part }) => (part ? [] : [panel])),
  };
}

/** Where a browser finds the module of a panel; undefined where it has none. */
export function pathOfPart(parts: Parts, panel: string): string | undefined {
  const part = parts.get(panel);
  return part && `/screens/parts/${panel}?version=${part.version}`;
}

class ByPanel {
  /** Name of the panel: `rating.stars`. */
  @IsString() @Length(1, 100) panel!: string;
  /** As its path in `GET /screens` says it. */
  @IsOptional() @IsString() @Length(1, 64) version?: string;
}

const YEAR_SECONDS = 31_536_000;

/** Code that a plugin ships, and no data: whoever may not read what the panel shows sees nothing in it. */
export const readPart = defineOutsideAction('screen.part', {
  summary: 'The module that draws a panel, for `import`.',
  allow: anyone,
  http: 'GET /screens/parts/:panel',
  input: ByPanel,
  output: Asset,
  reads: true,
  async reach({ get }: Pick<Outside, 'get'>, { panel, version }): Promise<Asset> {
    const part = get(screenParts).get(panel);
    if (!part || !get(catalogue).panels.some((one) => one.panel === panel)) throw notFound({ what: 'part', id: 0 });
    const maxAgeSeconds = version === part.version ? YEAR_SECONDS : 0;
    return Promise.resolve(new Asset({ mediaType: 'text/javascript; charset=utf-8', bytes: part.bytes, maxAgeSeconds }));
  },
});
