import { LogItem } from '@aws-lambda-powertools/logger';

/** An item that has been encoded: what is empty in it now was not empty before, and stays. */
export class PreparedItem extends LogItem {
  override prepareForPrint(): void {
    // It was prepared before it was encoded.
  }
}
