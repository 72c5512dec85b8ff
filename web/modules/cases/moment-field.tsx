// A moment in Shanghai's wall time, whatever the device thinks: typed (`11:30`, `11月22日 11:30`) or picked.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useLocale } from '../../design/locale.ts';
import { instantOf, wallTimeOf } from './wall-time.ts';

export { instantOf, wallTimeOf };

const WALL = 'YYYY-MM-DDTHH:mm';

type MomentFieldProps = {
  readonly value: string | null;
  readonly onChange: (iso: string | null) => void;
  readonly label: string;
  readonly max?: number | undefined;
  readonly doubtful?: boolean;
};

export function MomentField({ value, onChange, label, max, doubtful = false }: MomentFieldProps) {
  const shown = useLocale() === 'en' ? 'D MMM HH:mm' : 'M月D日 HH:mm';
  // The picker thinks in the device's zone: it is handed the wall time as if it were local, and read back the same way.
  const latest = max === undefined ? undefined : dayjs(wallTimeOf(max));
  return (
    <DatePicker
      className={doubtful ? 'doubtful' : ''}
      value={value ? dayjs(wallTimeOf(value)) : null}
      onChange={(picked) => onChange(picked ? instantOf(picked.format(WALL)) : null)}
      format={[shown, 'HH:mm', 'M-D HH:mm', 'YYYY-M-D HH:mm']}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      needConfirm={false}
      aria-label={label}
      placeholder={label}
      {...(latest ? { maxDate: latest } : {})}
    />
  );
}
