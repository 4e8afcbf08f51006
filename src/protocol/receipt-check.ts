import * as v from 'valibot';

/** What somebody asks who holds a receipt. It comes in a body, so that no log has it. */
export const ReceiptCheckSchema = v.object({
  code: v.pipe(
    v.string(),
    v.maxLength(100),
    v.description('The code of a receipt, as a person types it: any case, with or without blanks'),
  ),
});

/** What is answered: whether a ballot with this receipt is recorded. What was on it nobody knows. */
export const ReceiptStatusSchema = v.object({
  status: v.pipe(
    v.picklist(['recorded', 'unknown']),
    v.description('`recorded`: a ballot with this receipt is in; what was on it, it does not tell'),
  ),
});
export type ReceiptStatus = v.InferOutput<typeof ReceiptStatusSchema>;
