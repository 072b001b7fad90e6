import { useTranslation } from 'react-i18next';
import { lengthInWords } from '../time/words.ts';
import styles from './hand-off.module.css';
import type { HandOff } from './shapes.ts';

/** What came along with a hand-off beside its words: only the parts that there are. */
export function PacketParts({ packet }: { readonly packet: NonNullable<HandOff['packet']> }) {
  const { t, i18n } = useTranslation(['ticket', 'words']);
  const left = (ms: number) => t(ms < 0 ? 'handOff.over' : 'handOff.left', { length: lengthInWords(ms, i18n.language) });
  const parts = [
    { name: t('handOff.tried'), lines: packet.tried },
    { name: t('handOff.told'), lines: packet.told === null ? [] : [packet.told] },
    { name: t('handOff.asks'), lines: packet.asks === null ? [] : [packet.asks] },
    { name: t('handOff.proofs'), lines: packet.proofs.map((id) => t('handOff.proof', { id })) },
    {
      name: t('handOff.promises'),
      lines: packet.clocks.map(({ metric, remainingMs }) => `${t(`words:metric.${metric as 'resolution'}`)}: ${left(remainingMs)}`),
    },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <dl className={styles.parts}>
      {parts.map(({ name, lines }) => (
        <div key={name}>
          <dt>{name}</dt>
          {lines.map((line, i) => (
            <dd key={i}>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
