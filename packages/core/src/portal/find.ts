import { clientRows, contractOf, type Client, type Contract } from '../client/index.ts';
import { catalogue, defineForm, system, type Form, type Localised, type Scope } from '../kernel/index.ts';
import { noPortal } from './errors.ts';
import { portalSection, type KindTerms, type PortalTerms } from './section.ts';

/** A client's portal, with what its contract says. */
export interface Portal {
  readonly client: Client;
  readonly contract: Contract;
  readonly terms: PortalTerms;
}

/**
 * A portal by the short name of its client, for anybody: a client says by its contract that it has one. A client without one is as little
 * there as one that is not served. @throws `portal.not-found`
 */
export async function portalNamed(scope: Scope, slug: string): Promise<Portal> {
  const client = await scope.as(system).rows(clientRows).first({ slug });
  const contract = client && (await contractOf(scope, client.id));
  const terms = contract?.section(portalSection);
  if (!client || !contract || !terms) throw noPortal({ client: slug });
  return { client, contract, terms };
}

/** The language to speak: the wanted one where the client has it, else the client's first. */
export const spokenIn = ({ languages }: Contract, wanted: string | undefined): string =>
  wanted !== undefined && languages.includes(wanted) ? wanted : languages[0];

const whatHappens: Localised = { fi: 'Mitä tapahtuu?', sv: 'Vad händer?', en: 'What happens?' };

/** A kind that a contract describes, as a form like any other. */
const asForm = (terms: KindTerms, submits: Form['submits']): Form =>
  defineForm(terms.kind, {
    ...{ title: terms.title, intro: terms.intro, submits, found: true },
    fields: [{ name: 'text', kind: 'long-text', label: terms.ask ?? whatHappens }, ...terms.fields],
    gives: {
      ...(terms.type === undefined ? {} : { type: terms.type }),
      ...(terms.service === undefined ? {} : { service: terms.service }),
    },
  });

/** The kinds of trouble that a portal offers: forms that submit the asking action, of the desk and of plugins, and those of the contract. */
export function kindsOf(scope: Pick<Scope, 'get'>, { kinds }: PortalTerms, submits: Form['submits']): readonly Form[] {
  const known = scope.get(catalogue).forms.filter((form) => form.submits.action === submits.action);
  if (kinds === undefined) return known;
  return kinds.flatMap((kind) => (typeof kind === 'string' ? known.filter((f) => f.form === kind) : [asForm(kind, submits)]));
}
