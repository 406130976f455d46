import { styleText } from 'node:util'

export type Paint = (style: 'red' | 'green' | 'yellow' | 'dim' | 'bold', text: string) => string

/** For a reader that shows no colours. */
export const plainPaint: Paint = (_style, text) => text

/** Whether there is colour is decided once, by whoever knows the reader; Node must not decide again. */
export const colourPaint: Paint = (style, text) => styleText(style, text, { validateStream: false })
