import type { MakePart } from '@luuri/web/part';

const words = {
  fi: { give: (n: number) => `Anna ${String(n)} tähteä`, none: 'Ei vielä kiitosta.' },
  sv: { give: (n: number) => `Ge ${String(n)} stjärnor`, none: 'Inget beröm än.' },
  en: { give: (n: number) => `Give ${String(n)} stars`, none: 'No praise yet.' },
};

/** Five stars: as many are full as a colleague gave, and pressing one gives as many. */
export const part: MakePart = ({ react: React }) => {
  return function Stars({ data, language, send }) {
    const [trouble, setTrouble] = React.useState('');
    const given = (data as { stars: number } | null)?.stars ?? 0;
    const say = new Map(Object.entries(words)).get(language) ?? words.en;
    const give = (stars: number): void => {
      setTrouble('');
      send('praise.give', { stars }).catch((e: unknown) => setTrouble(e instanceof Error ? e.message : String(e)));
    };
    return (
      <div>
        {[1, 2, 3, 4, 5].map((n) => (
          <button key={n} type="button" aria-label={say.give(n)} aria-pressed={n <= given} onClick={() => give(n)}>
            {n <= given ? '★' : '☆'}
          </button>
        ))}
        <p role="status">{trouble || (given === 0 ? say.none : `${String(given)} / 5`)}</p>
      </div>
    );
  };
};
