import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../shell/Icon'

/** In place of a list that is empty or a thing that is not there: what that means, and what to do. */
export function Blank(props: { icon: IconName; title: string; children: ReactNode; action?: ReactNode; testId?: string }) {
  return (
    <div className="blank" data-testid={props.testId}>
      <Icon name={props.icon} size={26} />
      <h2>{props.title}</h2>
      <p className="muted">{props.children}</p>
      {props.action}
    </div>
  )
}
