// Where a clause stands in its text, as people find it; the key the system knows it by only shows on hovering.
type Props = { readonly clauseId: string; readonly section: string | null };

export function ClauseMark({ clauseId, section }: Props) {
  return section === null ? null : (
    <span className="quiet" title={clauseId}>
      {section}
    </span>
  );
}
