//! Which page has which number in the index.
//!
//! A list of the index holds numbers, so a number that changes rewrites every part of the index. Pages are numbered by
//! their month, and each month starts at a number of its own: what is published, moved or removed in one month leaves the
//! numbers of all others alone, unless there are more than 64 pages in months on end. Greater numbers are newer pages.

use jiff::civil::DateTime;

use crate::site::{PostId, Site};

/// How many pages a file of entries holds.
pub(super) const BLOCK: u32 = 32;
/// How many numbers each month has for itself.
const MONTH: u32 = 2 * BLOCK;
/// Before its first month are the pages without a date, and whatever is older.
const FIRST_YEAR: i32 = 2000;

/// Every public page with its number, ascending. Drafts have none.
pub(super) fn number(site: &Site) -> Vec<(u32, PostId)> {
    let mut pages: Vec<(u32, Option<DateTime>, PostId)> = site
        .ids()
        .filter(|id| !site.post(*id).draft)
        .map(|id| {
            let date = site.post(id).date.as_ref().map(|date| date.value.civil());
            (date.map_or(0, month), date, id)
        })
        .collect();
    let url = |id: PostId| site.post(id).address.url.as_str();
    pages.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| url(a.2).cmp(url(b.2))));
    let numbers = numbers(pages.iter().map(|(month, ..)| *month));
    numbers.into_iter().zip(pages).map(|(number, (.., id))| (number, id)).collect()
}

fn month(date: DateTime) -> u32 {
    let months = (i32::from(date.year()) - FIRST_YEAR) * 12 + i32::from(date.month());
    u32::try_from(months).unwrap_or(0)
}

/// The numbers of pages of these months, which ascend.
fn numbers(months: impl Iterator<Item = u32>) -> Vec<u32> {
    let (mut next, mut current) = (0_u32, None);
    months
        .map(|month| {
            if current.replace(month) != Some(month) {
                next = next.next_multiple_of(BLOCK).max(month * MONTH);
            }
            next += 1;
            next - 1
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_does_not_renumber_others() {
        let months = |counts: &[(u32, usize)]| -> Vec<u32> {
            numbers(counts.iter().flat_map(|(month, count)| std::iter::repeat_n(*month, *count)))
        };
        assert_eq!(months(&[(0, 2), (5, 2), (6, 1)]), [0, 1, 320, 321, 384]);
        assert_eq!(months(&[(0, 2), (5, 3), (6, 1)]), [0, 1, 320, 321, 322, 384]);
        // A month that overflows pushes the next to a whole block.
        assert_eq!(months(&[(0, 70), (1, 1)]).last(), Some(&96));
        assert_eq!(months(&[(0, 96), (1, 1)]).last(), Some(&96));
    }

    #[test]
    fn what_is_older_than_the_first_month_stands_with_what_has_no_date() {
        let at = |year| jiff::civil::date(year, 1, 31).at(0, 0, 0, 0);
        assert_eq!([1987, 2000, 2026].map(|year| month(at(year))), [0, 1, 313]);
    }
}
