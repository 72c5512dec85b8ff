// A supplier: what the ledger says of it, its licences, and what came from it lately.
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { RESULTS } from '../../../server/modules/receiving/words.ts';
import { DROP_REASON_CODES, DROP_REASONS, type DropReason, LICENCES, SUPPLIER_KINDS } from '../../../server/modules/suppliers/words.ts';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useRead, useReadPages, useSubmit } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { FormDrawer } from '../../design/desk/form-drawer.tsx';
import { useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { SupplierPapers } from '../certificates/supplier-papers.tsx';
import { RecoveriesOfSupplier } from '../claims/recovery/of-supplier.tsx';
import { SupplierForm } from './supplier-form.tsx';
import { Gaps } from './suppliers-page.tsx';

const texts = {
  change: { zh: '更改', en: 'Change' },
  drop: { zh: '停用', en: 'Drop' },
  dropSure: { zh: '停用后不能再从这家收货；以前的批次和台账不受影响。', en: 'Nothing can be received from it any more; past lots and books stay.' },
  dropped: { zh: '已停用：{reason}', en: 'Dropped: {reason}' },
  why: { zh: '原因', en: 'Why' },
  master: { zh: '资料', en: 'Master data' },
  address: { zh: '地址', en: 'Address' },
  contact: { zh: '联系人', en: 'Contact' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '通知邮箱', en: 'E-mail' },
  remark: { zh: '备注', en: 'Remark' },
  licences: { zh: '许可证照', en: 'Licences' },
  until: { zh: '有效至 {day}', en: 'until {day}' },
  noLicence: { zh: '没有登记证照', en: 'No licences on record' },
  unconfirmed: { zh: '规定待确认', en: 'rule to be confirmed' },
  lately: { zh: '最近到货', en: 'Lately received' },
  nothing: { zh: '还没有到货', en: 'Nothing received yet' },
  all: { zh: '全部收货记录', en: 'All receipts' },
  back: { zh: '供应商', en: 'Suppliers' },
};

type Card = Answer<typeof api.suppliers.show>;

export default function SupplierPage() {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const supplierId = useParam('supplierId');
  const read = useRead(api.suppliers.show, { supplierId });
  const [open, setOpen] = useState<'change' | 'drop'>();
  const close = () => setOpen(undefined);
  const sees = useCan()('receiving.read');
  return (
    <WhenRead read={read}>
      {(one) => (
        <>
          <PageHeader
            title={one.name}
            tags={
              <>
                <ToneTag>{say(SUPPLIER_KINDS[one.kind])}</ToneTag>
                {one.active ? (
                  <Gaps gaps={one.gaps} />
                ) : (
                  <ToneTag tone="danger">{t('dropped', { reason: one.droppedFor ? say(DROP_REASONS[one.droppedFor]) : '' })}</ToneTag>
                )}
              </>
            }
            sub={one.code}
            onBack={() => go('/suppliers')}
            back={t('back')}
            actions={
              <>
                {one.can.change && <Button onClick={() => setOpen('change')}>{t('change')}</Button>}
                {one.can.drop && (
                  <Button danger onClick={() => setOpen('drop')}>
                    {t('drop')}
                  </Button>
                )}
              </>
            }
          />
          <div className="card-columns">
            {sees ? <Lately supplierId={supplierId} /> : <span />}
            <div className="list-plain" style={{ gap: 16 }}>
              <Master card={one} />
              <Licences card={one} />
              <SupplierPapers supplierId={supplierId} />
              <RecoveriesOfSupplier supplierId={supplierId} />
            </div>
          </div>
          {open === 'change' && <SupplierForm supplier={one} onClose={close} />}
          {open === 'drop' && <Drop supplierId={supplierId} onClose={close} />}
        </>
      )}
    </WhenRead>
  );
}

function Master({ card: { address, contact, phone, email, remark } }: { readonly card: Card }) {
  const t = useTexts(texts);
  const items = (['address', 'contact', 'phone', 'email', 'remark'] as const).flatMap((key) => {
    const value = { address, contact, phone, email, remark }[key];
    return value === '' && (key === 'email' || key === 'remark') ? [] : [{ label: t(key), value: value || '—' }];
  });
  return (
    <Section title={t('master')} icon="leaf">
      <Facts items={items} />
    </Section>
  );
}

function Licences({ card: { licences, asked } }: { readonly card: Card }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <Section title={t('licences')} icon="file">
      {licences.length === 0 && <p className="quiet">{t('noLicence')}</p>}
      <ul className="list-plain">
        {licences.map(({ kind, number, validTo }) => (
          <li key={`${kind} ${number}`}>
            <strong>{say(LICENCES[kind])}</strong>
            <span className="number">{number}</span>
            {validTo && <small className="quiet end">{t('until', { day: validTo })}</small>}
          </li>
        ))}
      </ul>
      {asked.map(({ note, source, confirmed }) => (
        <p key={source} className="quiet">
          {say(note)} {source} {!confirmed && <ToneTag>{t('unconfirmed')}</ToneTag>}
        </p>
      ))}
    </Section>
  );
}

const LATELY = 8;

function Lately({ supplierId }: { readonly supplierId: string }) {
  const t = useTexts(texts);
  const say = useSay();
  const locale = useLocale();
  const { items } = useReadPages(api.receiving.list, { supplierId, limit: LATELY });
  return (
    <Section
      title={t('lately')}
      icon="truck"
      extra={
        <Go to="/receiving" search={{ supplier: supplierId }}>
          {t('all')}
        </Go>
      }
    >
      {items.length === 0 && <p className="quiet">{t('nothing')}</p>}
      <ul className="list-plain">
        {items.map(({ id, number, arrivedAt, lines }) => (
          <li key={id}>
            <Go to={`/receiving/${id}`} className="number nowrap">
              {number}
            </Go>
            <small className="quiet">
              <TimeText at={arrivedAt} style="short" />
            </small>
            <span style={{ flexBasis: '100%' }}>
              {lines.map(({ id: lineId, product, amount, unit, result }) => (
                <span key={lineId} className="row" style={{ display: 'inline-flex', marginRight: 12 }}>
                  {product.name} {showQuantity({ amount, unit }, locale)}
                  {result !== 'accepted' && <ToneTag tone={result === 'refused' ? 'danger' : 'info'}>{say(RESULTS[result])}</ToneTag>}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Drop({ supplierId, onClose }: { readonly supplierId: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const say = useSay();
  const drop = useSubmit(api.suppliers.drop, { done: onClose });
  return (
    <FormDrawer<{ reason: DropReason }>
      title={t('drop')}
      submit={t('drop')}
      danger
      initial={{ reason: 'ended' }}
      error={drop.error}
      busy={drop.isPending}
      onSubmit={({ reason }) => drop.mutate({ supplierId, reason })}
      onClose={onClose}
    >
      <p>{t('dropSure')}</p>
      <Form.Item name="reason" label={t('why')}>
        <Select options={DROP_REASON_CODES.map((code) => ({ value: code, label: say(DROP_REASONS[code]) }))} />
      </Form.Item>
    </FormDrawer>
  );
}
