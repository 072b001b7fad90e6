import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../api/problem.ts';
import { useSentence } from '../../shell/trouble.tsx';

/** Refusals that have words in every language; any other is said as the desk says it. */
const known = {
  'team.last-administrator': 'refusal.lastAdministrator',
  'agent.address-taken': 'refusal.addressTaken',
  'team.name-taken': 'refusal.teamTaken',
  'access.denied': 'refusal.denied',
  'host.no-such-dead-letter': 'refusal.letterGone',
} as const;
const isKnown = (code: string | undefined): code is keyof typeof known => code !== undefined && Object.hasOwn(known, code);

/** What went wrong, in the language of the person at the screen where it is known. */
export function useRefusal(): (error: unknown) => string {
  const { t } = useTranslation('access');
  const sentence = useSentence();
  return (error) => {
    const code = codeOf(error);
    return isKnown(code) ? t(known[code]) : sentence(error);
  };
}

interface Act<I, O> {
  readonly work: (input: I) => Promise<O>;
  /** What is out of date afterwards. */
  readonly changes: readonly QueryKey[];
  /** Said when it is done. */
  readonly said?: string | ((done: O) => string) | undefined;
  readonly onDone?: ((done: O) => void) | undefined;
  /** True where the form itself shows what went wrong. */
  readonly isQuiet?: boolean;
}

/** Something that a button does: once, and with a word on how it went. */
export function useAct<I = void, O = unknown>({ work, changes, said, onDone, isQuiet = false }: Act<I, O>) {
  const queries = useQueryClient();
  const refusal = useRefusal();
  const refresh = () => Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: work,
    // It is said when it can be seen.
    onSuccess: async (done) => {
      await refresh();
      if (said !== undefined) notifications.show({ message: typeof said === 'string' ? said : said(done) });
      onDone?.(done);
    },
    onError: async (error) => {
      if (!isQuiet) notifications.show({ color: 'red', message: refusal(error), autoClose: 10_000 });
      await refresh();
    },
  });
}
