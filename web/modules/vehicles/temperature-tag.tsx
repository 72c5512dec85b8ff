// How cold, as a word with a mark: never by colour alone.
import { TEMPERATURES, type Temperature } from '../../../server/kernel/temperature.ts';
import { useSay } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';

export function TemperatureTag({ of }: { readonly of: Temperature }) {
  const say = useSay();
  if (of === 'ambient') return <ToneTag>{say(TEMPERATURES[of])}</ToneTag>;
  return (
    <ToneTag tone="info" icon="thermometer">
      {say(TEMPERATURES[of])}
    </ToneTag>
  );
}
