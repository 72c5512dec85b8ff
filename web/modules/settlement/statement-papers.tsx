// The statement as both sides stamp it, and as a workbook.
import { Button } from 'antd';
import { api } from '../../client/api.ts';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { Refused } from '../../design/states.tsx';
import { useDocument } from '../commitments/use-document.ts';
import type { Statement } from './labels.ts';

const texts = {
  print: { zh: '打印（PDF）', en: 'PDF to stamp' },
  book: { zh: 'Excel', en: 'Excel' },
  name: { zh: '对账单', en: 'statement' },
};

export function StatementPapers({ one }: { readonly one: Pick<Statement, 'statementId' | 'number'> }) {
  const t = useTexts(texts);
  const pdf = useDocument(api.settlement.statementPdf, `${t('name')}${one.number}.pdf`);
  const book = useDocument(api.settlement.statementXlsx, `${t('name')}${one.number}.xlsx`);
  const { statementId } = one;
  return (
    <>
      <Button icon={<Icon name="print" size={15} />} loading={pdf.isPending} onClick={() => pdf.mutate({ statementId })}>
        {t('print')}
      </Button>
      <Button icon={<Icon name="file" size={15} />} loading={book.isPending} onClick={() => book.mutate({ statementId })}>
        {t('book')}
      </Button>
      <Refused error={pdf.error ?? book.error} />
    </>
  );
}
