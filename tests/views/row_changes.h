#pragma once

#include <QAbstractItemModel>
#include <QSignalSpy>

namespace peerscape::test {

/// Counts what a model says about its rows, to compare with exactly what should be said.
class RowChanges
{
public:
    explicit RowChanges(const QAbstractItemModel& model)
        : m_inserted(&model, &QAbstractItemModel::rowsInserted)
        , m_removed(&model, &QAbstractItemModel::rowsRemoved)
        , m_moved(&model, &QAbstractItemModel::rowsMoved)
        , m_layout(&model, &QAbstractItemModel::layoutChanged)
        , m_reset(&model, &QAbstractItemModel::modelReset)
    {
    }

    /// Rows since the last call of `forget`.
    [[nodiscard]] int inserted() const { return rows(m_inserted); }
    [[nodiscard]] int removed() const { return rows(m_removed); }
    /// Signals that should never be needed for an edit.
    [[nodiscard]] int coarse() const
    {
        return static_cast<int>(m_moved.count() + m_layout.count() + m_reset.count());
    }
    void forget()
    {
        for (QSignalSpy* spy : {&m_inserted, &m_removed, &m_moved, &m_layout, &m_reset})
            spy->clear();
    }

private:
    [[nodiscard]] static int rows(const QSignalSpy& spy)
    {
        int count = 0;
        for (const QList<QVariant>& arguments : spy)
            count += arguments[2].toInt() - arguments[1].toInt() + 1;
        return count;
    }

    QSignalSpy m_inserted;
    QSignalSpy m_removed;
    QSignalSpy m_moved;
    QSignalSpy m_layout;
    QSignalSpy m_reset;
};

} // namespace peerscape::test
