#pragma once

#include "core/check/check.h"

#include <QString>

#include <memory>
#include <vector>

namespace peerscape::qtmodel {

/// A finding as a list shows it.
struct FindingRow
{
    check::Finding finding;
    QString subject; ///< The name of the main subject.
};

/// The findings of one version, ordered by check::comesBefore. Immutable: versions share the rows
/// that are in both, and whoever shows one only keeps a pointer.
struct FindingRows
{
    std::vector<std::shared_ptr<const FindingRow>> held;
    std::vector<const FindingRow*> order; ///< The same, to be copied at the cost of memory alone.
};

/// Gives rows up; thousands of them are taken apart beside the window.
void letRowsGo(std::shared_ptr<const FindingRows> rows);

/// How rows differ from those of the check before.
struct FindingRowsChange
{
    std::shared_ptr<const FindingRows> before; ///< Null: nothing is said.
    std::vector<const FindingRow*> gone;       ///< Of `before`, in order.
    std::vector<const FindingRow*> come;       ///< In order.
    std::vector<std::size_t> altered; ///< Places of rows that stay but look different, in order.
};

/// Follows a checker: called after each of its updates, on its thread.
class FindingRowKeeper
{
public:
    void update(const check::Checker& checker, const azure::Document& document);

    /// Null before the first update.
    [[nodiscard]] const std::shared_ptr<const FindingRows>& rows() const { return m_rows; }
    [[nodiscard]] const FindingRowsChange& lastChange() const { return m_change; }

private:
    void makeAll(const check::Checker& checker, const azure::Document& document);
    void merge(const check::FindingChange& change, const azure::Document& document);

    std::uint64_t m_revision = 0; ///< Of the checker.
    std::shared_ptr<const FindingRows> m_rows;
    FindingRowsChange m_change;
};

} // namespace peerscape::qtmodel
