#include "qt/finding_rows.h"

#include "core/azure/names.h"
#include "qt/let_go.h"

#include <utility>

namespace peerscape::qtmodel {

namespace {

std::shared_ptr<const FindingRow> makeRow(const azure::Document& document, check::Finding finding)
{
    auto row = std::make_shared<FindingRow>();
    if (!finding.subjects.empty())
        row->subject =
            QString::fromStdString(azure::displayName(document, finding.subjects.front()));
    row->finding = std::move(finding);
    return row;
}

bool looksAlike(const FindingRow& a, const FindingRow& b)
{
    return a.finding.message == b.finding.message && a.finding.severity == b.finding.severity
           && a.subject == b.subject && a.finding.fix.has_value() == b.finding.fix.has_value();
}

/// Adds rows one after the other, in order.
class RowList
{
public:
    explicit RowList(std::size_t count)
    {
        m_rows->held.reserve(count);
        m_rows->order.reserve(count);
    }
    void add(std::shared_ptr<const FindingRow> row)
    {
        m_rows->order.push_back(row.get());
        m_rows->held.push_back(std::move(row));
    }
    [[nodiscard]] std::size_t size() const { return m_rows->order.size(); }
    [[nodiscard]] const FindingRow* last() const { return m_rows->order.back(); }
    [[nodiscard]] std::shared_ptr<const FindingRows> take() { return std::move(m_rows); }

private:
    std::shared_ptr<FindingRows> m_rows = std::make_shared<FindingRows>();
};

} // namespace

void letRowsGo(std::shared_ptr<const FindingRows> rows)
{
    constexpr std::size_t kMany = 500;
    if (rows != nullptr && rows->order.size() > kMany)
        letGo(std::move(rows));
}

void FindingRowKeeper::update(const check::Checker& checker, const azure::Document& document)
{
    const check::FindingChange& change = checker.lastChange();
    const bool follows = m_rows != nullptr && change.revision == m_revision + 1;
    m_revision = change.revision;
    m_change = {};
    if (follows && !change.everything)
        merge(change, document);
    else
        makeAll(checker, document);
}

void FindingRowKeeper::makeAll(const check::Checker& checker, const azure::Document& document)
{
    std::vector<check::Finding> findings = checker.findings();
    RowList rows(findings.size());
    for (check::Finding& finding : findings)
        rows.add(makeRow(document, std::move(finding)));
    m_rows = rows.take();
}

void FindingRowKeeper::merge(const check::FindingChange& change, const azure::Document& document)
{
    m_change.before = m_rows;
    if (change.removed.empty() && change.added.empty())
        return;
    RowList rows(m_rows->held.size() + change.added.size());
    auto removed = change.removed.begin();
    auto added = change.added.begin();
    const auto isAdded = [&] { return added != change.added.end(); };
    const auto addNew = [&] {
        rows.add(makeRow(document, *added++));
        m_change.come.push_back(rows.last());
    };
    for (const std::shared_ptr<const FindingRow>& row : m_rows->held) {
        while (isAdded() && comesBefore(*added, row->finding))
            addNew();
        if (removed == change.removed.end() || comesBefore(row->finding, *removed)) {
            rows.add(row);
            continue;
        }
        ++removed;
        if (!isAdded() || comesBefore(row->finding, *added)) {
            m_change.gone.push_back(row.get());
            continue;
        }
        // Made again: the fix may be another one even where nothing looks different.
        std::shared_ptr<const FindingRow> again = makeRow(document, *added++);
        if (!looksAlike(*row, *again))
            m_change.altered.push_back(rows.size());
        rows.add(std::move(again));
    }
    while (isAdded())
        addNew();
    m_rows = rows.take();
}

} // namespace peerscape::qtmodel
