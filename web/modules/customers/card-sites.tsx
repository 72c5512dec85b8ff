// The sites of a customer: where, when they take goods, when they serve, how to get in.
import { Button } from 'antd';
import { useState } from 'react';
import { LOT_RULES } from '../../../server/modules/customers/words.ts';
import { Facts, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import type { Card } from './customer-form.tsx';
import { MEALS, mealLabels, showReceiving } from './labels.ts';
import { SiteForm } from './site-form.tsx';

const texts = {
  sites: { zh: '食堂（收货点）', en: 'Sites' },
  add: { zh: '添加食堂', en: 'Add a site' },
  change: { zh: '更改', en: 'Change' },
  none: { zh: '还没有登记食堂。没有食堂就不能开送货单。', en: 'No site yet. Without one no delivery note can be issued.' },
  address: { zh: '地址', en: 'Address' },
  receiving: { zh: '收货时间', en: 'Receiving' },
  meals: { zh: '开餐时间', en: 'Meals' },
  gate: { zh: '进门须知', en: 'Gate rules' },
  place: { zh: '已定位', en: 'On the map' },
  noPlace: { zh: '未定位，回访无法核对距离', en: 'No position: visits cannot be checked' },
  dock: { zh: '下单与验收', en: 'Orders and dock' },
  dockIs: {
    zh: '前一天 {cutoff} 截单；{signers} 人签字；{scale}；批次{lots}',
    en: 'Orders until {cutoff} the day before; {signers} sign; {scale}; lots: {lots}',
  },
  customer: { zh: '甲方过磅', en: 'the customer’s scale decides' },
  ours: { zh: '我方过磅', en: 'our scale decides' },
  inactive: { zh: '已停用', en: 'Inactive' },
};

type Site = Card['sites'][number];

export function CardSites({ card }: { readonly card: Card }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState<Site | 'new'>();
  return (
    <Section
      title={t('sites')}
      icon="home"
      extra={
        card.can.change && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        )
      }
    >
      {card.sites.length === 0 && <p className="quiet">{t('none')}</p>}
      {card.sites.map((site) => (
        <SiteEntry key={site.id} site={site} onChange={card.can.change ? () => setOpen(site) : undefined} />
      ))}
      {open && <SiteForm card={card} {...(open === 'new' ? {} : { site: open })} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

function SiteEntry({ site, onChange }: { readonly site: Site; readonly onChange: (() => void) | undefined }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const located = site.longitude !== null && site.latitude !== null;
  return (
    <article className="site-entry">
      <div className="site-head">
        <strong>{site.name}</strong>
        <span className="quiet">{site.code}</span>
        {!site.active && <ToneTag>{t('inactive')}</ToneTag>}
        {onChange && (
          <button type="button" className="bare" onClick={onChange} aria-label={`${t('change')} ${site.name}`}>
            {t('change')}
          </button>
        )}
      </div>
      <Facts
        items={[
          {
            label: t('address'),
            value: (
              <>
                {site.address || <span className="quiet">—</span>}
                <br />
                <small className="quiet">
                  <Icon name={located ? 'check' : 'minus'} size={12} /> {t(located ? 'place' : 'noPlace')}
                </small>
              </>
            ),
          },
          {
            label: t('receiving'),
            value: site.receiving.length ? site.receiving.map((one) => <div key={`${one.days}${one.from}`}>{showReceiving(one, locale)}</div>) : '—',
          },
          { label: t('meals'), value: <Meals meals={site.meals} /> },
          {
            label: t('dock'),
            value: t('dockIs', { cutoff: site.orderCutoff, signers: site.signersNeeded, scale: t(site.scale), lots: say(LOT_RULES[site.lotRule]) }),
          },
          ...(site.gateRules ? [{ label: t('gate'), value: site.gateRules }] : []),
        ]}
      />
    </article>
  );
}

function Meals({ meals }: { readonly meals: Site['meals'] }) {
  const say = useSay();
  const served = MEALS.filter((meal) => meals[meal]);
  if (served.length === 0) return <span className="quiet">—</span>;
  return (
    <span className="row">
      {served.map((meal) => (
        <span key={meal} className="meal">
          {say(mealLabels[meal])} <strong className="number">{meals[meal]}</strong>
        </span>
      ))}
    </span>
  );
}
