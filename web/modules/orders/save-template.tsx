// Keeping the lines of an order as a template of its site.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type Question } from '../../client/api.ts';
import { useSubmit } from '../../client/query.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { ActForm } from '../cases/act-form.tsx';
import { Field } from '../cases/choices.tsx';
import { type OrderDraft, readLine } from './order-draft.ts';

const texts = {
  save: { zh: '存为常用单', en: 'Save as a template' },
  saved: { zh: '已存为常用单', en: 'Saved as a template' },
  name: { zh: '名称', en: 'Name' },
  hint: { zh: '例如：周一早餐', en: 'Such as: Monday breakfast' },
};

type TemplateLines = Question<typeof api.orders.saveTemplate>['lines'];

/** Lines that say everything; what is half typed is left out. */
export const templateLines = (draft: OrderDraft): TemplateLines =>
  draft.lines.flatMap((line) => {
    const read = readLine(line);
    if (typeof read === 'string' || read.amount === 0) return [];
    const { productId, product, productCode, spec, remark } = line;
    return [{ productId, product: product.trim(), productCode, spec, remark, ...read }];
  });

export function SaveTemplate({ siteId, draft }: { readonly siteId: string; readonly draft: OrderDraft }) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const lines = templateLines(draft);
  const save = useSubmit(api.orders.saveTemplate, { done: () => setOpen(false) });
  return (
    <>
      <Button disabled={lines.length === 0} icon={<Icon name={save.isSuccess ? 'check' : 'copy'} size={15} />} onClick={() => setOpen(true)}>
        {t(save.isSuccess ? 'saved' : 'save')}
      </Button>
      {open && (
        <ActForm
          title={t('save')}
          submit={t('save')}
          error={save.error}
          busy={save.isPending}
          ready={name.trim() !== ''}
          onSubmit={() => save.mutate({ siteId, name: name.trim(), lines })}
          onClose={() => setOpen(false)}
        >
          <Field label={t('name')}>
            <Input value={name} maxLength={40} placeholder={t('hint')} onChange={({ target }) => setName(target.value)} />
          </Field>
        </ActForm>
      )}
    </>
  );
}
