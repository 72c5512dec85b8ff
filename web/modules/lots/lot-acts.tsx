// Which form an act opens.
import { CountForm } from './count-form.tsx';
import { DestroyForm, ReturnForm } from './dispose-forms.tsx';
import type { Lot } from './labels.ts';
import { PutAwayForm } from './put-away-form.tsx';
import { SplitForm } from './split-form.tsx';
import { WorkForm } from './work-form.tsx';

export type Act = 'put-away' | 'split' | 'mixed' | 'repacked' | 'transformed' | 'count' | 'returned' | 'destroyed';

type LotActsProps = { readonly lot: Lot; readonly act: Act; readonly onClose: () => void };

export function LotActs({ lot, act, onClose }: LotActsProps) {
  const props = { lot, onClose };
  if (act === 'put-away') return <PutAwayForm {...props} />;
  if (act === 'split') return <SplitForm {...props} />;
  if (act === 'count') return <CountForm {...props} />;
  if (act === 'returned') return <ReturnForm {...props} />;
  if (act === 'destroyed') return <DestroyForm {...props} />;
  return <WorkForm {...props} kind={act} />;
}
