import { Button, Group } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconClockPlus,
  IconPhoneCalling,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPlayerPlay,
  IconSwitchHorizontal,
  type Icon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { Form } from '../screens/form.tsx';
import { useForm } from '../screens/query.ts';
import { ownId, useMe } from '../session/me.ts';
import { useCommands, type Command } from '../shell/commands.ts';
import { linesQuery, type AgentLine } from '../shell/own-state.tsx';
import { useNow } from '../time/now.ts';
import styles from './call.module.css';
import { Caller } from './caller.tsx';
import { useByHand, useOnCall, setReady, usePop } from './query.ts';
import { BudgetRing } from './ring.tsx';
import type { Pop } from './shapes.ts';
import { budgetNow, callLength } from './time.ts';
import { WrapUp } from './wrap-up.tsx';

/** What is opened below the bar, where it covers nothing. */
type Opened = 'extend' | 'promise' | 'pass-on' | null;

/** What forms of the telephone know on this call. */
export const knownOn = (pop: Pop): Readonly<Record<string, unknown>> => ({
  ...{ callId: pop.callId, client: pop.client.slug, clientId: pop.client.id, personId: pop.personId, ticketId: pop.ticketId },
  wrapUpCodes: pop.wrapUpCodes,
});

interface Deed {
  readonly id: string;
  readonly label: string;
  readonly icon: Icon;
  readonly run: () => void;
  readonly opens?: Opened;
  readonly strong?: boolean;
  readonly color?: string;
}

/** What can be done on the line, in the order of the bar. */
function useDeeds(pop: Pop, open: (what: Opened) => void): Deed[] {
  const { t } = useTranslation('call');
  const navigate = useNavigate();
  const now = useNow();
  const { mutate } = useByHand(pop);
  if (pop.answeredAt === null || pop.endedAt !== null) return [];
  const over = budgetNow(pop, now)?.stage === 'over';
  const held = pop.phase === 'held';
  const offered = (what: 'hand-off' | 'call-back' | 'extension') => over && (pop.budget?.atTheLimit.includes(what) ?? false);
  const hold: Deed = held
    ? { id: 'resume', label: t('resume'), icon: IconPlayerPlay, run: () => mutate('resume'), strong: true }
    : { id: 'hold', label: t('hold'), icon: IconPlayerPause, run: () => mutate('hold') };
  const more: Deed = {
    id: 'extend',
    label: t('extend'),
    icon: IconClockPlus,
    run: () => open('extend'),
    opens: 'extend',
    strong: offered('extension'),
  };
  const end: Deed = { id: 'end', label: t('end'), icon: IconPhoneOff, run: () => mutate('end'), color: 'red.9', strong: true };
  return [
    ...(pop.byHand ? [hold] : []),
    { id: 'pass-on', label: t('passOn'), icon: IconSwitchHorizontal, run: () => open('pass-on'), opens: 'pass-on' },
    {
      id: 'promise',
      label: t('promise'),
      icon: IconPhoneCalling,
      run: () => open('promise'),
      opens: 'promise',
      strong: offered('call-back'),
    },
    ...(pop.budget?.kind === 'soft' ? [more] : []),
    {
      ...{ id: 'hand-on', label: t('handOn'), icon: IconArrowForwardUp, strong: offered('hand-off') },
      run: () => void navigate({ to: '/calls', hash: 'log' }),
    },
    ...(pop.byHand ? [end] : []),
  ];
}

function Opening({ pop, opened, close }: { readonly pop: Pop; readonly opened: Exclude<Opened, null>; readonly close: () => void }) {
  const form = useForm(`phone.${opened}`);
  if (!form) return null;
  return (
    <section className={styles.opening} aria-label={form.title}>
      <h2>{form.title}</h2>
      <Form key={opened} form={form} sources={{ known: knownOn(pop) }} onDone={close} onCancel={close} />
    </section>
  );
}

function Who({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const Direction = pop.phase === 'ringing' ? IconPhoneIncoming : pop.direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <div className={styles.who}>
      <span className={styles.mark}>
        <ClientMark client={pop.client.slug} />
      </span>
      <div>
        <Link to="/calls" className={styles.clientName}>
          <Direction size={16} aria-label={t(pop.direction)} /> {pop.client.name}
          <span className={styles.phase}>{t(`phase.${pop.phase}`)}</span>
        </Link>
        <p className={styles.greeting} lang={pop.language}>
          {pop.endedAt === null ? pop.greeting : pop.closing || pop.greeting}
        </p>
      </div>
    </div>
  );
}

function Outage({ text }: { readonly text: string }) {
  const { t } = useTranslation('call');
  return (
    <p className={styles.outage} role="status">
      <IconAlertTriangle size={18} aria-hidden /> <strong>{t('outage')}</strong> {text}
    </p>
  );
}

function LiveBar({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const [opened, setOpened] = useState<Opened>(null);
  const deeds = useDeeds(pop, (what) => setOpened((before) => (before === what ? null : what)));
  useCommands(deeds.map(({ id, label, run }): Command => ({ id: `call.${id}`, label, group: 'everywhere', run })));
  const strong = deeds.some((deed) => deed.strong && deed.id !== 'end' && deed.id !== 'resume');
  return (
    <section className={styles.bar} aria-label={t('bar', { client: pop.client.name })} data-phase={pop.phase}>
      <div className={styles.line}>
        <Who pop={pop} />
        <Caller pop={pop} />
        <BudgetRing pop={pop} />
        <Group gap="xs" className={styles.deeds ?? ''} role="group" aria-label={t('deeds')}>
          {deeds.map(({ id, label, icon: DeedIcon, run, strong: isStrong, color, opens }) => (
            <Button
              key={id}
              onClick={run}
              size="compact-md"
              variant={isStrong ? 'filled' : 'default'}
              {...(color ? { color } : {})}
              leftSection={<DeedIcon size={16} aria-hidden />}
              {...(opens ? { 'aria-expanded': opened === opens } : {})}
            >
              {label}
            </Button>
          ))}
        </Group>
      </div>
      {strong && (
        <p className={styles.limit} role="status">
          {t('limit')}
        </p>
      )}
      {pop.banner !== null && <Outage text={pop.banner} />}
      {pop.endedAt !== null && <WrapUp pop={pop} />}
      {opened && pop.endedAt === null && <Opening pop={pop} opened={opened} close={() => setOpened(null)} />}
    </section>
  );
}

/** Between two calls, with the time that is left. Nobody has to press anything: the next call comes after it. */
function Breathing({ line: { since, until } }: { readonly line: Pick<AgentLine, 'since' | 'until'> }) {
  const { t } = useTranslation('call');
  const now = useNow();
  const leftMs = until === null ? undefined : Math.max(0, Date.parse(until) - now);
  const wholeMs = until === null ? 0 : Date.parse(until) - Date.parse(since);
  const { mutate } = useOnCall(() => setReady());
  return (
    <section className={styles.breathing} aria-label={t('breathe.title')}>
      <strong>{t('breathe.title')}</strong> <span>{t('breathe.text')}</span>
      {leftMs !== undefined && (
        <>
          <strong className="tabular" role="timer">
            {t('breathe.left', { time: callLength(leftMs) })}
          </strong>
          <svg className={styles.pause} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
            <rect width={wholeMs > 0 ? Math.min(100, (leftMs / wholeMs) * 100) : 0} height="4" />
          </svg>
        </>
      )}
      <Button size="compact-sm" variant="default" onClick={() => mutate(undefined)}>
        {t('breathe.ready')}
      </Button>
    </section>
  );
}

/** On top of everything while a call lives. */
export function CallBar() {
  const me = useMe();
  const pop = usePop();
  const line = useQuery(linesQuery).data?.find(({ agentId }) => agentId === ownId(me));
  if (pop) return <LiveBar key={pop.callId} pop={pop} />;
  return line?.state === 'break' && line.reason === 'breathing' ? <Breathing line={line} /> : null;
}
