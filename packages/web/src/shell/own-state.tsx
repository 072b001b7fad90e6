import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconCircleCheckFilled,
  IconCoffee,
  IconDoorExit,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask, askFor } from '../api/client.ts';
import { everyPage, type Page } from '../api/pages.ts';
import type { Instant } from '../api/shapes.ts';
import { ownId, useMay, useMe } from '../session/me.ts';
import { useNow } from '../time/now.ts';
import { lengthInWords } from '../time/words.ts';
import styles from './shell.module.css';

/** Where an agent is, as far as calls are concerned. */
export type AgentState = 'ready' | 'ringing' | 'on-call' | 'wrap-up' | 'break' | 'away';
export interface AgentLine {
  readonly agentId: number;
  readonly state: AgentState;
  readonly reason: string | null;
  readonly since: Instant;
  /** When it ends by itself. */
  readonly until: Instant | null;
  readonly callId: number | null;
}

/** Who is in which state. Told live: what changes a line is about `agent:N`. */
export const linesQuery = queryOptions({
  queryKey: ['all', 'agent', 'lines'],
  queryFn: () => everyPage((query) => askFor<Page<AgentLine>>(api.GET('/phone/agents', { params: { query } }))),
});

const icons: Readonly<Record<AgentState, Icon>> = {
  ready: IconCircleCheckFilled,
  ringing: IconPhoneIncoming,
  'on-call': IconPhoneCall,
  'wrap-up': IconPencil,
  break: IconCoffee,
  away: IconDoorExit,
};
const choices = ['ready', 'break', 'away'] as const;

/** The agent's own state with the time in it: always visible, one click to change. */
export function OwnState() {
  const mayBe = useMay('phone.take-calls');
  return mayBe ? <StateMenu /> : null;
}

function useOwnLine(): AgentLine | undefined {
  const me = useMe();
  return useQuery(linesQuery).data?.find((line) => line.agentId === ownId(me));
}

function StateMenu() {
  const { t, i18n } = useTranslation('shell');
  const queries = useQueryClient();
  const line = useOwnLine();
  const now = useNow();
  const state = line?.state ?? 'away';
  const { mutate } = useMutation({
    mutationFn: (to: (typeof choices)[number]) => ask(api.PUT('/phone/state', { body: { state: to } })),
    onSettled: () => queries.invalidateQueries(linesQuery),
  });
  const Shown = icons[state];
  const time = line ? lengthInWords(now - Date.parse(line.since), i18n.language) : '';
  return (
    <Menu position="right-end">
      <Menu.Target>
        <UnstyledButton
          className={styles.state}
          data-state={state}
          aria-label={`${t('state.label')}: ${t(`state.${state}`)} ${time && t('state.since', { time })}`}
        >
          <Shown size={18} aria-hidden />
          <span className={styles.word}>
            {t(`state.${state}`)} <small className="tabular">{time && t('state.since', { time })}</small>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('state.change')}</Menu.Label>
        {choices.map((choice) => {
          const Choice = icons[choice];
          return (
            <Menu.Item
              key={choice}
              leftSection={<Choice size={16} aria-hidden />}
              disabled={choice === state}
              onClick={() => mutate(choice)}
            >
              {t(`state.${choice}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
