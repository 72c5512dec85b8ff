// Goods-in at four in the morning: supplier, what came line by line, one button. Half-filled it survives a closed page.
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Go } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useDraft } from '../../client/draft.ts';
import { newKey, useRead, useSubmit } from '../../client/query.ts';
import { PageHeader } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Empty, Refused } from '../../design/states.tsx';
import { useSettled } from '../cases/customer-pick.tsx';
import { SupplierSelect } from '../suppliers/supplier-select.tsx';
import { type DraftLine, isFilled, type Looked, newLine, toInput } from './draft-line.ts';
import { LineCard } from './line-card.tsx';
import { LineDrawer } from './line-drawer.tsx';
import './receiving.css';
import { SupplierGaps } from './supplier-gaps.tsx';
import { texts } from './texts.ts';

type Draft = { supplierId: string | null; lines: readonly DraftLine[] };
const EMPTY: Draft = { supplierId: null, lines: [] };

/** The findings of every filled line, by its key. */
function useLooked({ supplierId, lines }: Draft): ReadonlyMap<string, Looked> {
  const filled = lines.filter(isFilled);
  const settled = useSettled(JSON.stringify({ supplierId, keys: filled.map(({ key }) => key), lines: filled.map(toInput) }), 350);
  const asked = JSON.parse(settled) as { supplierId: string | null; keys: string[]; lines: ReturnType<typeof toInput>[] };
  const ready = asked.supplierId !== null && asked.lines.length > 0;
  const check = useRead(api.receiving.check, { supplierId: asked.supplierId ?? '', lines: asked.lines }, { enabled: ready, keep: true });
  const answers = ready ? (check.data?.lines ?? []) : [];
  return new Map(asked.keys.flatMap((key, i) => (answers[i] ? [[key, answers[i]] as const] : [])));
}

export default function ReceivePage() {
  const t = useTexts(texts);
  const [draft, setDraft, forget] = useDraft<Draft>('receiving', EMPTY);
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState<Answer<typeof api.receiving.receive>>();
  const looked = useLooked(draft);
  const { supplierId, lines } = draft;
  const receive = useSubmit(api.receiving.receive, {
    done: (answer) => {
      setDone(answer);
      forget();
    },
    refresh: ['lots', 'deliveries', 'certificates'],
  });
  const change = (key: string, part: Partial<DraftLine>) =>
    setDraft({ lines: lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });
  const add = () => {
    const line = newLine(newKey());
    setDraft({ lines: [...lines, line] });
    setOpen(line.key);
  };
  const waiting = lines.filter((line) => !isFilled(line) || looked.get(line.key)?.passes !== true).length;
  const line = lines.find(({ key }) => key === open);
  const remove = (key: string) => {
    setOpen(undefined);
    setDraft({ lines: lines.filter((one) => one.key !== key) });
  };
  return (
    <div className="goods-in">
      <PageHeader title={t('title')} actions={lines.length > 0 && <Clear onClear={forget} />} />
      {done && lines.length === 0 && <Received answer={done} onNext={() => setDone(undefined)} />}
      <SupplierSelect size="large" label={t('supplier')} value={supplierId} onPick={(id) => setDraft({ supplierId: id })} />
      {supplierId && <SupplierGaps supplierId={supplierId} />}
      {!supplierId && !done && (
        <Empty title={t('noSupplier')} icon="truck">
          {t('noSupplierDo')}
        </Empty>
      )}
      <div className="goods-lines">
        {lines.map((one) => (
          <LineCard key={one.key} line={one} looked={looked.get(one.key)} onOpen={() => setOpen(one.key)} />
        ))}
      </div>
      {supplierId && (
        <Button block size="large" icon={<Icon name="plus" size={18} />} onClick={add}>
          {t('add')}
        </Button>
      )}
      <Refused error={receive.error} />
      {supplierId && lines.length > 0 && (
        <div className="goods-foot">
          {waiting > 0 && <span className="goods-waiting">{t('open', { count: waiting })}</span>}
          <Button
            type="primary"
            size="large"
            loading={receive.isPending}
            disabled={waiting > 0}
            onClick={() => receive.mutate({ supplierId, lines: lines.map(toInput) })}
          >
            {t('receive', { count: lines.length })}
          </Button>
        </div>
      )}
      {line && supplierId && (
        <LineDrawer
          line={line}
          supplierId={supplierId}
          looked={looked.get(line.key)}
          onChange={(part) => change(line.key, part)}
          onRemove={() => remove(line.key)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function Clear({ onClear }: { readonly onClear: () => void }) {
  const t = useTexts(texts);
  return (
    <Popconfirm title={t('clearSure')} okText={t('clear')} okButtonProps={{ danger: true }} onConfirm={onClear}>
      <Button>{t('clear')}</Button>
    </Popconfirm>
  );
}

function Received({ answer, onNext }: { readonly answer: Answer<typeof api.receiving.receive>; readonly onNext: () => void }) {
  const t = useTexts(texts);
  return (
    <div className="card goods-done" role="status">
      <Icon name="check" size={22} />
      <strong>{t('received', { number: answer.number })}</strong>
      <span className="row">
        <Go to={`/receiving/${answer.receiptId}`}>{t('seen')}</Go>
        <Button size="small" onClick={onNext}>
          {t('next')}
        </Button>
      </span>
    </div>
  );
}
