import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconUserQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './call.module.css';
import { useChooseCaller } from './query.ts';
import type { Pop } from './shapes.ts';

function useWords(pop: Pop): { name: string; says: string } {
  const { t } = useTranslation('call');
  const { match, people, perhapsElsewhere } = pop.caller;
  const chosen = people.find(({ personId }) => personId === pop.personId);
  if (chosen) return { name: chosen.name || (chosen.address ?? ''), says: t('caller.saysSo') };
  const [first] = people;
  if (match === 'one' && first) return { name: first.name || (first.address ?? ''), says: t('caller.perhaps') };
  if (match === 'several') return { name: t('caller.several', { count: people.length }), says: t('caller.choose') };
  if (match === 'withheld') return { name: t('caller.withheld'), says: t('caller.askName') };
  return { name: t('caller.unknown'), says: perhapsElsewhere ? t('caller.elsewhere') : t('caller.askName') };
}

/** Who may be calling. A number is no proof, and it says so. */
export function Caller({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const { name, says } = useWords(pop);
  const { mutate } = useChooseCaller(pop);
  const mayChoose = pop.answeredAt !== null && pop.endedAt === null && pop.caller.people.length > 0;
  const words = (
    <>
      <strong>
        <IconUserQuestion size={16} aria-hidden /> {name}
      </strong>
      <small>
        {pop.number !== null && <span className="tabular">{pop.number} · </span>}
        {says}
      </small>
    </>
  );
  if (!mayChoose) return <div className={styles.caller}>{words}</div>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={styles.caller} aria-label={`${t('caller.pick')}: ${name}`}>
          {words} <IconChevronDown size={14} aria-hidden className={styles.chevron} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('caller.pick')}</Menu.Label>
        {pop.caller.people.map(({ personId, name: one, address }) => (
          <Menu.Item key={personId} onClick={() => mutate(personId)} disabled={personId === pop.personId}>
            {[one, address].filter(Boolean).join(' · ')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
