// One line, open: the whole screen on a phone. What is found stands on top while it is filled in.
import { Button, Drawer, Input } from 'antd';
import { api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { useTexts } from '../../design/locale.ts';
import { PhotoCapture } from '../../design/photo-capture.tsx';
import { Loading, Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { type Chosen, ProductSelect } from '../products/product-select.tsx';
import type { Asked, DraftLine, Looked } from './draft-line.ts';
import { FindingList } from './finding-list.tsx';
import { LineAmount } from './line-amount.tsx';
import { LineChecks, LinePapers } from './line-checks.tsx';
import { LineLot } from './line-lot.tsx';
import { LineOutcome } from './line-outcome.tsx';
import { texts } from './texts.ts';

export type Change = (part: Partial<DraftLine>) => void;
export type Part = { readonly line: DraftLine; readonly asked: Asked; readonly looked: Looked | undefined; readonly onChange: Change };

type LineDrawerProps = {
  readonly line: DraftLine;
  readonly supplierId: string;
  readonly looked: Looked | undefined;
  readonly onChange: Change;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

export function LineDrawer({ line, supplierId, looked, onChange, onRemove, onClose }: LineDrawerProps) {
  const t = useTexts(texts);
  const { productId } = line;
  const asked = useRead(api.receiving.ask, { productId: productId ?? '', supplierId }, { enabled: productId !== null });
  const foot = (
    <div className="row" style={{ justifyContent: 'space-between' }}>
      <Button danger onClick={onRemove}>
        {t('remove')}
      </Button>
      <Button type="primary" size="large" onClick={onClose}>
        {t('done')}
      </Button>
    </div>
  );
  return (
    <Drawer open onClose={onClose} title={line.name || t('line')} size="min(560px, 100vw)" footer={foot}>
      <div className="goods-edit">
        <PickProduct line={line} onChange={onChange} />
        {productId !== null && asked.isPending && <Loading rows={6} />}
        <Refused error={asked.error} />
        {asked.data && <Filled line={line} asked={asked.data} looked={looked} onChange={onChange} supplierId={supplierId} />}
      </div>
    </Drawer>
  );
}

function PickProduct({ line, onChange }: { readonly line: DraftLine; readonly onChange: Change }) {
  const known = line.productId ? ({ id: line.productId, name: line.name, spec: '', code: '' } as Chosen) : undefined;
  // Another product is asked other things.
  const pick = (product: Chosen | undefined) =>
    onChange({
      productId: product?.id ?? null,
      name: product?.name ?? '',
      ...(product ? { unit: product.settleUnit } : {}),
      ...{ checks: {}, continues: null, supplierLot: '', amount: null, gross: null, tare: null, pieces: null, storeId: null, origin: '' },
    });
  return <ProductSelect value={known} onPick={pick} />;
}

function Filled({ line, asked, looked, onChange, supplierId }: Part & { readonly supplierId: string }) {
  const part = { line, asked, looked, onChange };
  return (
    <>
      <FindingList findings={(looked?.findings ?? []).filter(({ level }) => level !== 'note')} />
      <LineAmount {...part} />
      <LineLot {...part} />
      <LineChecks {...part} />
      <LinePapers {...part} supplierId={supplierId} />
      <LinePhotos {...part} />
      <LineOutcome {...part} />
      <FindingList findings={(looked?.findings ?? []).filter(({ level }) => level === 'note')} />
    </>
  );
}

function LinePhotos({ line, onChange }: Part) {
  const t = useTexts(texts);
  // Those of before the page was closed are kept by their ids.
  const uploads = useUploads((ids) => onChange({ photos: [...new Set([...line.photos, ...ids])] }));
  return (
    <section>
      <h3>{t('photos')}</h3>
      <PhotoCapture uploads={uploads} />
      <Input.TextArea
        value={line.remark}
        maxLength={300}
        autoSize
        placeholder={t('remark')}
        aria-label={t('remark')}
        onChange={(event) => onChange({ remark: event.target.value })}
      />
    </section>
  );
}
