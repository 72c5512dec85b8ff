// Small pieces that say what a claim is, shared by list, page, board and the case.
import { SAYS, type Says, STATES, type State, WAYS } from '../../../server/modules/claims/words.ts';
import type { Clock } from '../../design/clock.ts';
import type { IconName } from '../../design/icon.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { CategoryDot, ToneTag } from '../../design/marks.tsx';
import { MoneyText } from '../../design/people.tsx';
import type { Claim, MyClaim } from './claim-types.ts';

type AnyClaim = Claim | MyClaim;

const texts = {
  value: { zh: '货值', en: 'Worth' },
  asked: { zh: '申请', en: 'Asked' },
  granted: { zh: '同意', en: 'Granted' },
};

const TONES: Partial<Record<State, 'plain' | 'info' | 'accent'>> = {
  endorsed: 'info',
  approved: 'info',
  planned: 'info',
  delivered: 'info',
  accepted: 'accent',
  settled: 'accent',
};

export function ClaimState({ state }: { readonly state: State }) {
  return <ToneTag tone={TONES[state] ?? 'plain'}>{useSay()(STATES[state])}</ToneTag>;
}

export const useWay = () => {
  const say = useSay();
  return ({ way }: Pick<AnyClaim, 'way'>): string => say(WAYS[way]);
};

const SAYS_LOOK: Readonly<Record<Says, { readonly tone: 'accent' | 'plain'; readonly icon: IconName }>> = {
  approve: { tone: 'accent', icon: 'shield' },
  decline: { tone: 'plain', icon: 'minus' },
  person: { tone: 'plain', icon: 'user' },
};

/** What plan and contract say to it; who decides is a person all the same. */
export function SaysTag({ says }: { readonly says: Says }) {
  const { tone, icon } = SAYS_LOOK[says];
  return (
    <ToneTag tone={tone} icon={icon}>
      {useSay()(SAYS[says])}
    </ToneTag>
  );
}

/** The money that counts now: granted, else asked for, else what the goods are worth. */
export function ClaimMoney({ claim }: { readonly claim: Pick<AnyClaim, 'valueFen' | 'askedFen' | 'grantedFen'> }) {
  const t = useTexts(texts);
  const { valueFen, askedFen, grantedFen } = claim;
  const fen = grantedFen ?? askedFen ?? valueFen;
  if (fen === null) return <span className="quiet">—</span>;
  const what = grantedFen !== null ? 'granted' : askedFen !== null ? 'asked' : 'value';
  return (
    <span className="nowrap">
      <span className="quiet">{t(what)}</span> <MoneyText fen={fen} strong={what !== 'value'} />
    </span>
  );
}

export function SafetyMark({ claim }: { readonly claim: Pick<AnyClaim, 'foodSafety'> }) {
  return claim.foodSafety ? <CategoryDot category="food-safety" /> : null;
}

/** The meal a replacement must be there for. */
export const mealClock = (claim: AnyClaim): Clock => ({
  startAt: claim.requestedAt,
  dueAt: claim.neededBy,
  verdict: claim.deliveredAt ? (claim.neededBy && claim.deliveredAt > claim.neededBy ? 'missed' : 'met') : 'running',
  endedAt: claim.deliveredAt,
});
