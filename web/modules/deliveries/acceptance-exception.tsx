// Why a line is rejected or deducted: big tiles, and the camera opens with the tap.
import { Icon, type IconName } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { BigButton } from '../../design/phone/choices.tsx';
import { texts } from './acceptance-texts.ts';
import type { LineWord } from './acceptance-words.ts';
import { type Reason, reasonLabels } from './note-labels.ts';

export type Trouble = 'reject' | 'deduct';

const REASONS: Readonly<Record<Trouble, readonly Reason[]>> = {
  reject: [
    'spoiled',
    'off-spec',
    'damaged',
    'wrong-item',
    'expired',
    'temperature',
    'foreign-body',
    'packaging-label',
    'no-certificate',
    'not-ordered',
    'missing',
    'other',
  ],
  deduct: ['off-spec', 'spoiled', 'damaged', 'packaging-label', 'temperature', 'other'],
};
const ICONS: Readonly<Partial<Record<Reason, IconName>>> = {
  spoiled: 'alert',
  'off-spec': 'leaf',
  damaged: 'lot',
  'wrong-item': 'refresh',
  expired: 'clock',
  temperature: 'thermometer',
  'foreign-body': 'search',
  'packaging-label': 'file',
  'no-certificate': 'shield',
  'not-ordered': 'close',
  missing: 'minus',
  late: 'clock',
};

type PaneProps = {
  readonly kind: Trouble;
  readonly word: LineWord;
  readonly onWord: (part: Partial<LineWord>) => void;
  readonly onShoot: () => void;
  readonly onKeys: () => void;
  readonly onDone: () => void;
};

export function ExceptionPane({ kind, word, onWord, onShoot, onKeys, onDone }: PaneProps) {
  const t = useTexts(texts);
  const undo = () => {
    onWord(kind === 'reject' ? { rejected: false, reason: null } : { deductBp: 0, reason: null });
    onKeys();
  };
  return (
    <div className="dock-foot">
      <ReasonTiles
        label={t(kind === 'reject' ? 'rejectWhy' : 'deductWhy')}
        reasons={REASONS[kind]}
        value={word.reason}
        onPick={(reason) => {
          onWord({ reason });
          onShoot();
        }}
      />
      <div className="dock-acts">
        <button type="button" className="ph-chip" onClick={undo}>
          {t(kind === 'reject' ? 'notRejected' : 'noDeduction')}
        </button>
        <button type="button" className="ph-chip" onClick={onShoot}>
          <Icon name="camera" size={20} />
          {t('photo')}
        </button>
      </div>
      <BigButton main icon="check" onClick={onDone} disabled={word.reason === null}>
        {t('lineDone')}
      </BigButton>
    </div>
  );
}

type TilesProps = {
  readonly label: string;
  readonly reasons: readonly Reason[];
  readonly value: Reason | null;
  readonly onPick: (reason: Reason) => void;
};

export function ReasonTiles({ label, reasons, value, onPick }: TilesProps) {
  const say = useSay();
  return (
    <fieldset className="dock-reasons">
      <legend>{label}</legend>
      {reasons.map((reason) => (
        <button key={reason} type="button" aria-pressed={reason === value} onClick={() => onPick(reason)}>
          <Icon name={ICONS[reason] ?? 'help'} size={24} />
          {say(reasonLabels[reason])}
        </button>
      ))}
    </fieldset>
  );
}
