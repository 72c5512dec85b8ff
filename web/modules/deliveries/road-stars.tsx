// One to five stars, for the kitchen's own phone and for the driver's held out to it.
import { useState } from 'react';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import '../../design/phone/phone-parts.css';
import { texts } from './road-texts.ts';

const STARS = [1, 2, 3, 4, 5];

export function Stars({ onRate, label }: { readonly onRate: (stars: number) => void; readonly label: string }) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState(0);
  return (
    <div className="ph-stars" role="radiogroup" aria-label={label}>
      {STARS.map((count) => (
        // biome-ignore lint/a11y/useSemanticElements: five stars in a row, drawn
        <button
          key={count}
          type="button"
          role="radio"
          aria-checked={count <= chosen}
          aria-label={t('rateOf', { count })}
          onClick={() => {
            setChosen(count);
            onRate(count);
          }}
        >
          <Icon name="star" size={36} />
        </button>
      ))}
    </div>
  );
}
