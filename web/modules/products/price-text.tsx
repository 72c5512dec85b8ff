// A price and what it is for: ¥5.60/公斤.
import { UNITS, type UnitCode } from '../../../server/kernel/quantity.ts';
import { useSay } from '../../design/locale.ts';
import { MoneyText } from '../../design/people.tsx';

type PriceTextProps = { readonly fen: number | null; readonly per: UnitCode | null; readonly strong?: boolean };

export function PriceText({ fen, per, strong = false }: PriceTextProps) {
  const say = useSay();
  if (fen === null || per === null) return <span className="quiet">—</span>;
  return (
    <span className="nowrap">
      <MoneyText fen={fen} strong={strong} />
      <span className="quiet">/{say(UNITS[per].label)}</span>
    </span>
  );
}
