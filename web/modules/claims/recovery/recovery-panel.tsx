// On the page of a claim: who bears its cost, what lots and inspection suggest, and what was asked back of whom.
import { Button } from 'antd';
import { useState } from 'react';
import { BEARERS, PROPOSED_FOR } from '../../../../server/modules/claims/words.ts';
import { useCan } from '../../../app/session.ts';
import { api } from '../../../client/api.ts';
import { useRead } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { useSay, useTexts } from '../../../design/locale.ts';
import { MoneyText } from '../../../design/people.tsx';
import type { ClaimPanel } from '../claim-types.ts';
import { AskRecovery } from './ask-recovery.tsx';
import './recovery.css';
import { RecoveryLine } from './recovery-line.tsx';
import { type OfClaim, type Part, partyOf } from './recovery-types.ts';
import { SplitDrawer } from './split-drawer.tsx';

const texts = {
  title: { zh: '责任与追偿', en: 'Who bears it' },
  cost: { zh: '费用', en: 'Cost' },
  extra: { zh: '其中专车、销毁等 ', en: 'of it special run, disposal … ' },
  suggested: { zh: '线索（未决定）', en: 'What is suggested; nobody has decided' },
  split: { zh: '划分责任', en: 'Split the cost' },
  change: { zh: '改划分', en: 'Change the split' },
  ask: { zh: '追偿', en: 'Ask' },
  asked: { zh: '已提出', en: 'asked' },
};

export const RecoveryPanel: ClaimPanel = ({ claim }) => {
  const t = useTexts(texts);
  const can = useCan()('claims.see-recovery');
  const read = useRead(api.claims.recoveryOfClaim, { claimId: claim.id }, { enabled: can });
  const [act, setAct] = useState<'split' | Part>();
  const one = read.data;
  if (!can || !one || one.claimFen === null) return null;
  const close = () => setAct(undefined);
  const free = one.recoveries.every(({ state }) => state === 'withdrawn');
  const may = one.can.split && free;
  const button = (
    <Button type={one.parts === null ? 'primary' : 'default'} onClick={() => setAct('split')}>
      {t(one.parts === null ? 'split' : 'change')}
    </Button>
  );
  return (
    <Section title={t('title')} icon="refresh" extra={may ? button : undefined}>
      <Cost of={one} />
      {one.parts === null ? <Proposal of={one} /> : <Parts of={one} onAsk={setAct} />}
      {one.recoveries.map((recovery) => (
        <RecoveryLine key={recovery.id} recovery={recovery} />
      ))}
      {act === 'split' && <SplitDrawer of={one} number={claim.number} onClose={close} />}
      {act && act !== 'split' && <AskRecovery claimId={claim.id} part={act} onClose={close} />}
    </Section>
  );
};

function Cost({ of: { claimFen, extraFen } }: { readonly of: OfClaim }) {
  const t = useTexts(texts);
  return (
    <p>
      {t('cost')} <MoneyText fen={(claimFen ?? 0) + extraFen} strong />
      {extraFen > 0 && (
        <span className="quiet">
          {' '}
          ({t('extra')}
          <MoneyText fen={extraFen} />)
        </span>
      )}
    </p>
  );
}

function Proposal({ of: { proposal, suppliers } }: { readonly of: OfClaim }) {
  const t = useTexts(texts);
  const say = useSay();
  const lots = suppliers.flatMap((one) => one.lots.map(({ number, supplierLot }) => `${one.name} ${supplierLot ?? number}`));
  return (
    <>
      <p className="quiet">{t('suggested')}</p>
      <ul className="borne">
        {proposal.map((one) => (
          <li key={`${one.bearer} ${one.supplier?.id}`}>
            <strong>{partyOf(one) || say(BEARERS[one.bearer])}</strong>
            <span className="quiet">{say(PROPOSED_FOR[one.why])}</span>
            <MoneyText fen={one.amountFen} />
          </li>
        ))}
      </ul>
      {lots.length > 0 && <p className="quiet">{[...new Set(lots)].join('；')}</p>}
    </>
  );
}

function Parts({ of: { parts, can }, onAsk }: { readonly of: OfClaim; readonly onAsk: (part: Part) => void }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <ul className="borne">
      {(parts ?? []).map((part) => (
        <li key={part.partNo}>
          <strong>{partyOf(part) || say(BEARERS[part.bearer])}</strong>
          <span className="quiet">
            {part.askedFen > 0 && (
              <>
                {t('asked')} <MoneyText fen={part.askedFen} />
              </>
            )}
          </span>
          <MoneyText fen={part.amountFen} strong />
          {can.ask && part.leftFen > 0 && (part.bearer === 'supplier' || part.bearer === 'carrier') && (
            <Button type="primary" onClick={() => onAsk(part)}>
              {t('ask')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
