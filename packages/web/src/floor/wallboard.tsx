import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../api/live.ts';
import { ClientMark } from '../look/client-mark.tsx';
import { useCommands } from '../shell/commands.ts';
import { useNow } from '../time/now.ts';
import { clockIn, lengthInWords } from '../time/words.ts';
import { standIcons } from './agent-card.tsx';
import { byClient, byStand, figuresOf, standOf } from './figures.ts';
import { floorQuery, useLines } from './query.ts';
import type { Floor } from './shapes.ts';
import { Left } from './ticket-chip.tsx';
import styles from './wallboard.module.css';

const TICK = 15_000;
const NEXT = 6;
const HOURS = 4;

function Figure({ value, words, tone }: { readonly value: string | number; readonly words: string; readonly tone?: 'bad' | 'good' }) {
  return (
    <div className={styles.figure} data-tone={tone}>
      <span className={`tabular ${styles.value ?? ''}`}>
        {String(value)
          .split(' ')
          .map((part, i) => (
            <span key={i} data-unit={/\d/.test(part) ? undefined : true}>
              {i > 0 && ' '}
              {part}
            </span>
          ))}
      </span>
      <span className={styles.words}>{words}</span>
    </div>
  );
}

function Figures({ floor }: { readonly floor: Floor }) {
  const { t, i18n } = useTranslation('floor');
  const now = useNow(TICK);
  const { waiting, overdue, oldestAt, free } = figuresOf(floor, useLines(), now);
  return (
    <div className={styles.figures}>
      <Figure value={waiting} words={t('board.waiting')} />
      <Figure value={oldestAt === null ? '–' : lengthInWords(now - Date.parse(oldestAt), i18n.language)} words={t('board.longest')} />
      <Figure value={overdue} words={t('board.overdue')} {...(overdue > 0 ? { tone: 'bad' as const } : {})} />
      <Figure value={free} words={t('board.free')} {...(free > 0 ? { tone: 'good' as const } : {})} />
    </div>
  );
}

function NextBreaches({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation('floor');
  const now = useNow(TICK);
  const coming = floor.due.filter(({ dueAt }) => dueAt !== null && Date.parse(dueAt) >= now);
  return (
    <section className={styles.part} aria-label={t('board.next')}>
      <h2>{t('board.next')}</h2>
      {coming.length === 0 && <p>{t('nothingDue')}</p>}
      <ul>
        {coming.slice(0, NEXT).map((ticket) => (
          <li key={ticket.id}>
            <ClientMark client={ticket.client} />
            <span className={styles.subject}>{`#${String(ticket.id)} ${ticket.subject}`}</span>
            <Left dueAt={ticket.dueAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PerClient({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation('floor');
  const clients = byClient(floor.queues);
  const most = Math.max(1, ...clients.map(({ waiting }) => waiting));
  return (
    <section className={styles.part} aria-label={t('queues')}>
      <h2>{t('queues')}</h2>
      {clients.length === 0 && <p>{t('nothingWaits')}</p>}
      <ul>
        {clients.slice(0, NEXT).map(({ client, name, waiting, overdue }) => (
          <li key={client}>
            <ClientMark client={client} />
            <span className={styles.bar}>
              <span>{name}</span>
              <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
                <rect width="100" height="6" className={styles.track} />
                <rect width={(waiting / most) * 100} height="6" className={styles.fill} />
              </svg>
            </span>
            <strong className="tabular">{waiting}</strong>
            {overdue > 0 && <span className={styles.over}>{t('overdue', { count: overdue })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhoIsReady({ floor }: { readonly floor: Floor }) {
  const { t } = useTranslation('floor');
  const lines = useLines();
  const people = floor.agents
    .map((agent) => ({
      ...agent,
      stand: standOf(
        agent,
        lines.find(({ agentId }) => agentId === agent.agentId),
      ),
    }))
    .filter(({ stand }) => stand.state !== 'away')
    .sort((a, b) => byStand(a.stand, b.stand) || a.name.localeCompare(b.name));
  return (
    <section className={styles.part} aria-label={t('board.people')}>
      <h2>{t('board.people')}</h2>
      {people.length === 0 && <p>{t('board.nobody')}</p>}
      <ul>
        {people.slice(0, 8).map(({ agentId, name, stand }) => {
          const Shape = standIcons[stand.state];
          return (
            <li key={agentId} data-state={stand.state}>
              <Shape size={24} aria-hidden />
              <span className={styles.subject}>{name}</span>
              <span>{t(`state.${stand.state}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** For a screen on the wall: four figures to be read from ten metres, what is next, where it waits, who is there. */
export function Wallboard() {
  const { t, i18n } = useTranslation('floor');
  const navigate = useNavigate();
  const now = useNow(TICK);
  const live = useLiveState();
  const { data } = useQuery(floorQuery(HOURS));
  useCommands([
    { id: 'leave-wall', label: t('board.leave'), group: 'everywhere', keys: 'Escape', run: () => void navigate({ to: '/floor' }) },
  ]);
  return (
    <div className={styles.wall}>
      <h1 className="unseen">{t('wall')}</h1>
      {data && (
        <>
          <Figures floor={data} />
          <div className={styles.parts}>
            <NextBreaches floor={data} />
            <PerClient floor={data} />
            <WhoIsReady floor={data} />
          </div>
        </>
      )}
      <footer className={styles.foot}>
        <span className="tabular">{clockIn(now, i18n.language)}</span>
        <span role="status">{live === 'offline' ? t('board.offline') : ''}</span>
        <Link to="/floor" className={styles.leave}>
          {t('board.leave')}
        </Link>
      </footer>
    </div>
  );
}
