// Persons held: what is owed, by class, never by name.
import { Empty, Table, type Context } from './parts.tsx'

export function Owed({ context }: { context: Context }) {
  const { say, report } = context
  const owed = report.situation?.owed
  if (!owed || owed.classes.length === 0) return <Empty>{say('empty-owed')}</Empty>
  const figure = (n: number | null) => (n === null ? say('not-stated') : String(n))
  return (
    <>
      <Table
        caption={say('head-owed')}
        head={[
          say('owed-class'),
          say('owed-held-by'),
          say('owed-count'),
          say('owed-freed'),
          say('owed-outside'),
          say('owed-for'),
          say('owed-opened'),
          say('owed-given'),
        ]}
      >
        {owed.classes.map((one) => (
          <tr key={one.class}>
            <td>
              <bdi>{one.class}</bdi>
            </td>
            <td>
              <bdi>{one.heldBy}</bdi>
            </td>
            <td>{figure(one.count)}</td>
            <td>{one.freed}</td>
            <td>{one.outside}</td>
            <td>
              {one.categories.map((category) => (
                <p key={category.category}>
                  <bdi>{category.category}</bdi>: {figure(category.agreed)}
                </p>
              ))}
            </td>
            <td>
              {one.categories.map((category) => (
                <p key={category.category}>{figure(category.opened)}</p>
              ))}
            </td>
            <td>
              {one.categories.map((category) => (
                <p key={category.category}>{category.given}</p>
              ))}
            </td>
          </tr>
        ))}
      </Table>
      <p class="when">{say('keys-describe')}</p>
    </>
  )
}
