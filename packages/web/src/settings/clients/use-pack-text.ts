import { useMe } from '../../session/me.ts';
import { dropPack, keepPack, usePackDraft } from './draft.ts';
import type { ContractText } from './query.ts';

/** A pack as somebody has it before them: theirs where they have begun to write, else the newest version. */
export interface PackText {
  readonly text: string;
  /** The newest version that the writer has seen. */
  readonly over: number;
  readonly isDraft: boolean;
  /** Why, as far as it is written. */
  readonly reason: string;
  /** The version that came meanwhile, if one did. */
  readonly cameMeanwhile: number | undefined;
  write(text: string): void;
  giveReason(reason: string): void;
  /** Goes on over the newest version. */
  goOn(): void;
  /** What was written is dropped, and the newest version is there again. */
  drop(): void;
}

export function usePackText(client: string, newest: ContractText | undefined): PackText {
  const { actor } = useMe();
  const draft = usePackDraft(actor, client);
  const latest = newest?.version ?? 0;
  const over = draft?.over ?? latest;
  const text = draft?.text ?? newest?.yaml ?? '';
  const reason = draft?.reason ?? '';
  const drop = () => dropPack(actor, client);
  return {
    ...{ text, over, reason, isDraft: draft !== undefined, drop },
    cameMeanwhile: draft && latest > draft.over ? latest : undefined,
    write(next) {
      if (next === newest?.yaml && over === latest) drop();
      else keepPack(actor, client, { text: next, over, reason });
    },
    giveReason: (next) => keepPack(actor, client, { text, over, reason: next }),
    goOn: () => keepPack(actor, client, { text, over: latest, reason }),
  };
}
