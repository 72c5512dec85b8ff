// On the page of a claim: the goods of the replacement with their lots, what is short, what is left over.
import { Button } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../../server/kernel/quantity.ts';
import { SHORT_FOR, TALKED } from '../../../../server/modules/claims/words.ts';
import { STANDINGS } from '../../../../server/modules/lots/words.ts';
import { useCan } from '../../../app/session.ts';
import { type Answer, api } from '../../../client/api.ts';
import { useRead, useSubmit } from '../../../client/query.ts';
import { Section } from '../../../design/controls.tsx';
import { useLocale, useSay, useTexts } from '../../../design/locale.ts';
import { ToneTag } from '../../../design/marks.tsx';
import { Refused } from '../../../design/states.tsx';
import { TimeText } from '../../../design/time-text.tsx';
import type { ClaimPanel } from '../claim-types.ts';
import { PickDrawer } from './pick-drawer.tsx';
import './replacement.css';
import { FindShortage, TalkShortage } from './talk-drawers.tsx';

const texts = {
  title: { zh: '补换货：批次与送达', en: 'The replacement and its lots' },
  undecided: { zh: '批次未定', en: 'lot open' },
  missing: { zh: '账面缺 {amount}', en: '{amount} missing in the books' },
  substitute: { zh: '替代品', en: 'in its place' },
  possible: { zh: '可能', en: 'possible' },
  expires: { zh: '到期', en: 'expires' },
  pick: { zh: '备货：核对批次', en: 'Goods in hand: their lots' },
  load: { zh: '登记装车', en: 'Aboard' },
  short: { zh: '缺货或赶不上', en: 'Short or too late' },
  talk: { zh: '登记商定结果', en: 'What was agreed' },
  agreed: { zh: '已商定', en: 'agreed' },
  open: { zh: '待与客户商定', en: 'to be settled with the customer' },
  rest: { zh: '没有验收，还在车上', en: 'Not accepted, still on the van' },
  takeIn: { zh: '收回', en: 'Take in' },
  store: { zh: '收回上架', en: 'To the shelf' },
  quarantine: { zh: '收回隔离', en: 'To quarantine' },
};

export type Bringing = Answer<typeof api.claims.bringing>;
type Item = Bringing['items'][number];

export const BringingPanel: ClaimPanel = ({ claim }) => {
  const can = useCan();
  const t = useTexts(texts);
  const owed = claim.way === 'replacement' && !['requested', 'endorsed', 'declined'].includes(claim.state);
  const read = useRead(api.claims.bringing, { claimId: claim.id }, { enabled: owed && can('claims.see-bringing') });
  if (!owed || !read.data) return null;
  return (
    <Section title={t('title')} icon="truck">
      <ul className="bring-lots">
        {read.data.items.map((item) => (
          <OneItem key={item.itemId} item={item} />
        ))}
      </ul>
      <Shortages bringing={read.data} />
      <Rest bringing={read.data} />
      <Acts bringing={read.data} neededBy={claim.neededBy} />
    </Section>
  );
};

function OneItem({ item }: { readonly item: Item }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const show = (amount: number) => showQuantity({ amount, unit: item.unit }, locale);
  return (
    <li>
      <strong>
        {item.product} {show(item.amount)}
      </strong>{' '}
      {item.substitute && <ToneTag tone="info">{t('substitute')}</ToneTag>} {item.lots.length === 0 && <ToneTag>{t('undecided')}</ToneTag>}{' '}
      {item.missing > 0 && <ToneTag tone="danger">{t('missing', { amount: show(item.missing) })}</ToneTag>}
      <ul>
        {item.lots.map((lot) => (
          <li key={lot.lotId}>
            <span className="number">{lot.number}</span>
            <span>{showQuantity(lot, locale)}</span>
            {lot.certainty === 'possible' && <span className="quiet">{t('possible')}</span>}
            {lot.expiresOn && (
              <span className="quiet">
                {t('expires')} {lot.expiresOn}
              </span>
            )}
            {lot.standing !== 'available' && <ToneTag tone="danger">{say(STANDINGS[lot.standing])}</ToneTag>}
          </li>
        ))}
      </ul>
    </li>
  );
}

function Shortages({ bringing }: { readonly bringing: Bringing }) {
  const t = useTexts(texts);
  const say = useSay();
  return bringing.shortages.map((one) => (
    <p key={one.id} className={one.talkedAt ? 'quiet' : 'bring-late'}>
      {say(SHORT_FOR[one.reason])} <TimeText at={one.foundAt} style="short" /> ·{' '}
      {one.outcome ? (
        <>
          {t('agreed')}：{say(TALKED[one.outcome])} <TimeText at={one.talkedAt} style="short" />
        </>
      ) : (
        t('open')
      )}
    </p>
  ));
}

/** Less was accepted than was brought: counted in, to the shelf or apart. */
function Rest({ bringing }: { readonly bringing: Bringing }) {
  const t = useTexts(texts);
  const locale = useLocale();
  const submit = useSubmit(api.claims.takeIn, { refresh: ['lots'] });
  if (bringing.rest.length === 0) return null;
  return (
    <>
      <p className="bring-late">{t('rest')}</p>
      <ul className="handed">
        {bringing.rest.map(({ itemId, lotId, number, product, amount, unit, to }) => (
          <li key={lotId}>
            <span>
              {product} {showQuantity({ amount, unit }, locale)} <span className="number quiet">{number}</span>
            </span>
            {bringing.can.takeIn && (
              <span className="row">
                {(['store', 'quarantine'] as const).map((place) => (
                  <Button
                    className="bring-act"
                    key={place}
                    size="small"
                    type={place === to ? 'primary' : 'default'}
                    disabled={submit.isPending}
                    onClick={() => submit.mutate({ claimId: bringing.claimId, lots: [{ itemId, lotId, to: place }] })}
                  >
                    {t(place)}
                  </Button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Refused error={submit.error} />
    </>
  );
}

function Acts({ bringing, neededBy }: { readonly bringing: Bringing; readonly neededBy: string | null }) {
  const t = useTexts(texts);
  const [drawer, setDrawer] = useState<'pick' | 'find' | 'talk'>();
  const load = useSubmit(api.claims.load, { refresh: ['lots', 'commitments'] });
  const { claimId, can } = bringing;
  const close = () => setDrawer(undefined);
  return (
    <>
      <div className="bring-acts">
        {can.pick && (
          <Button className="bring-act" type={bringing.checkedAt ? 'default' : 'primary'} onClick={() => setDrawer('pick')}>
            {t('pick')}
          </Button>
        )}
        {can.load && (
          <Button className="bring-act" disabled={load.isPending} onClick={() => load.mutate({ claimId })}>
            {t('load')}
          </Button>
        )}
        {can.findShortage && (
          <Button className="bring-act" onClick={() => setDrawer('find')}>
            {t('short')}
          </Button>
        )}
        {can.talk && (
          <Button className="bring-act" type="primary" onClick={() => setDrawer('talk')}>
            {t('talk')}
          </Button>
        )}
      </div>
      <Refused error={load.error} />
      {drawer === 'pick' && <PickDrawer bringing={bringing} onClose={close} />}
      {drawer === 'find' && (
        <FindShortage claim={{ id: claimId }} reason="no-stock" missing={bringing.items} onClose={close} onFound={() => setDrawer('talk')} />
      )}
      {drawer === 'talk' && <TalkShortage claimId={claimId} neededBy={neededBy} onClose={close} />}
    </>
  );
}
