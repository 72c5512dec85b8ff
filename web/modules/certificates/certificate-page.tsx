// One certificate: the paper itself, whose it is, what it rests on and what we issued on it.
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { showQuantity } from '../../../server/kernel/quantity.ts';
import { Go, useGo, useParam } from '../../app/go.tsx';
import { useCan } from '../../app/session.ts';
import { type Answer, api } from '../../client/api.ts';
import { useLive } from '../../client/live.ts';
import { useRead } from '../../client/query.ts';
import { Facts, PageHeader, Section } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useJoin, useLocale, useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { WhenRead } from '../../design/states.tsx';
import { Originals, printUrl, Withdraw } from './certificate-acts.tsx';
import './certificates.css';
import { leftText, nearnessOf } from './expiry.ts';
import { FileCertificate, type Given } from './file-certificate.tsx';
import { WITHDRAWALS } from './withdrawals.ts';

const texts = {
  back: { zh: '返回证照', en: 'Certificates' },
  ours: { zh: '本公司重新开具', en: 'Issued by us' },
  draft: { zh: '待补来证', en: 'Waiting for others' },
  print: { zh: '打印标签', en: 'Print the label' },
  paper: { zh: '证照', en: 'The certificate' },
  original: { zh: '原件', en: 'Original' },
  goods: { zh: '商品', en: 'Goods' },
  everything: { zh: '全部商品', en: 'All goods' },
  lot: { zh: '批次', en: 'Lot' },
  supplier: { zh: '供应商', en: 'Supplier' },
  amount: { zh: '数量', en: 'Amount' },
  origin: { zh: '产地', en: 'Origin' },
  issued: { zh: '出具日期', en: 'Issued on' },
  until: { zh: '有效期', en: 'Valid' },
  notes: { zh: '用到它的送货单', en: 'Delivery notes' },
  notesCount: { zh: '{count} 张', en: '{count}' },
  remark: { zh: '备注', en: 'Remark' },
  law: { zh: '依据', en: 'By' },
  wording: { zh: '承诺文字待确认', en: 'wording to be confirmed' },
  basedOn: { zh: '依据的来货合格证', en: 'Rests on' },
  issuedOnIt: { zh: '凭它重新开出的', en: 'Issued on it' },
  missing: {
    zh: '还缺 {count} 份来货合格证，补登后自动生效；在此之前不随货、不能打印。',
    en: '{count} incoming certificates are missing. It counts from the moment they are filed.',
  },
  file: { zh: '补登', en: 'File it' },
};

type One = Answer<typeof api.certificates.show>;
type Brief = One['basedOn'][number];

export default function CertificatePage() {
  const certificateId = useParam('certificateId');
  const read = useRead(api.certificates.show, { certificateId });
  useLive(['certificates'], { refresh: ['certificates'] });
  return <WhenRead read={read}>{(one) => <Sheet one={one} />}</WhenRead>;
}

function Sheet({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  const say = useSay();
  const go = useGo();
  const ready = one.reissued && !one.draft && one.withdrawnAt === null;
  return (
    <>
      <PageHeader
        title={say(one.label)}
        sub={one.number}
        onBack={() => go('/certificates')}
        back={t('back')}
        tags={<Tags one={one} />}
        actions={
          <>
            {ready && (
              <Button type="primary" icon={<Icon name="print" size={16} />} href={printUrl(one.id)} target="_blank">
                {t('print')}
              </Button>
            )}
            {one.can.withdraw && <Withdraw certificateId={one.id} />}
          </>
        }
      />
      <Missing one={one} />
      <div className="card-columns">
        <Paper one={one} />
        <div className="list-plain" style={{ gap: 16 }}>
          {one.files.length > 0 && (
            <Section title={t('original')} icon="file">
              <Originals row={one} size={120} />
            </Section>
          )}
          {one.basedOn.length > 0 && <Others title={t('basedOn')} icon="file" of={one.basedOn} />}
          {one.issuedOnIt.length > 0 && <Others title={t('issuedOnIt')} icon="shield" of={one.issuedOnIt} />}
        </div>
      </div>
    </>
  );
}

function Tags({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  const say = useSay();
  const warnDays = useRead(api.certificates.kinds, {}).data?.warnDays ?? [];
  return (
    <>
      {one.reissued && <ToneTag>{t('ours')}</ToneTag>}
      {one.draft && (
        <ToneTag tone="amber" icon="alert">
          {t('draft')}
        </ToneTag>
      )}
      {one.withdrawnFor ? (
        <ToneTag tone="danger">{say(WITHDRAWALS[one.withdrawnFor])}</ToneTag>
      ) : (
        !one.draft && <ToneTag tone={nearnessOf(one.daysLeft, warnDays)}>{say(leftText(one.daysLeft))}</ToneTag>
      )}
    </>
  );
}

function Missing({ one: { kind, missing } }: { readonly one: One }) {
  const t = useTexts(texts);
  const may = useCan()('certificates.file');
  const [given, setGiven] = useState<Given>();
  if (missing.length === 0) return null;
  const rows = missing.map(({ lotId, number, supplierLot, product, productCode, supplier }) => (
    <li key={lotId} className="row">
      <Go to={`/lots/${lotId}`}>{number}</Go>
      <span>{[product, supplier, supplierLot].filter(Boolean).join(' · ')}</span>
      {may && (
        <Button size="small" type="primary" onClick={() => setGiven({ kind, product, productCode, lot: null, lotId })}>
          {t('file')}
        </Button>
      )}
    </li>
  ));
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="certificate-missing"
        title={t('missing', { count: missing.length })}
        description={<ul className="list-plain">{rows}</ul>}
      />
      {given && <FileCertificate given={given} onClose={() => setGiven(undefined)} />}
    </>
  );
}

function Paper({ one }: { readonly one: One }) {
  const t = useTexts(texts);
  const join = useJoin();
  const locale = useLocale();
  const may = useCan();
  const { products, lot, lotId, supplier, supplierId, issuedOn, validFrom, validTo, made, remark, notes } = one;
  const whose = supplierId && may('suppliers.read') ? <Go to={`/suppliers/${supplierId}`}>{supplier}</Go> : supplier;
  const optional = [
    { label: t('lot'), value: lotId && may('lots.read') ? <Go to={`/lots/${lotId}`}>{lot}</Go> : lot },
    { label: t('supplier'), value: whose },
    { label: t('amount'), value: made && showQuantity(made, locale) },
    { label: t('origin'), value: made?.origin },
  ].filter(({ value }) => value);
  const law = made && (
    <>
      {made.source} {!made.wordingConfirmed && <ToneTag>{t('wording')}</ToneTag>}
    </>
  );
  return (
    <Section title={t('paper')} icon="shield">
      <Facts
        items={[
          { label: t('goods'), value: join(products.map(({ name, code }) => [name, code].filter(Boolean).join(' '))) || t('everything') },
          ...optional,
          { label: t('issued'), value: <span className="number">{issuedOn}</span> },
          ...(validTo ? [{ label: t('until'), value: <span className="number">{`${validFrom} – ${validTo}`}</span> }] : []),
          { label: t('notes'), value: t('notesCount', { count: notes }) },
          ...(remark ? [{ label: t('remark'), value: remark }] : []),
          ...(law ? [{ label: t('law'), value: law }] : []),
        ]}
      />
    </Section>
  );
}

function Others({ title, icon, of }: { readonly title: string; readonly icon: 'file' | 'shield'; readonly of: readonly Brief[] }) {
  const t = useTexts(texts);
  const say = useSay();
  return (
    <Section title={title} icon={icon}>
      <ul className="list-plain">
        {of.map((one) => (
          <li key={one.id}>
            <span className="two-lines">
              <Go to={`/certificates/${one.id}`}>{[say(one.label), one.number].filter(Boolean).join(' ')}</Go>
              <small className="quiet">{[one.supplier || (one.reissued && t('ours')), one.lot, one.issuedOn].filter(Boolean).join(' · ')}</small>
            </span>
            {one.draft && <ToneTag tone="amber">{t('draft')}</ToneTag>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
