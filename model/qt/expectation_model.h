#pragma once

#include "core/expect/expectations.h"

#include <QAbstractTableModel>

#include <vector>

namespace peerscape::qtmodel {

class DocumentController;

/// The statements of a document with how each stands. The box before a statement switches it on and
/// off, its text can be changed; each is an edit of the document. Updates insert, remove and change
/// only rows that differ.
class ExpectationModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StatementColumn, StateColumn, WhyColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole + 1 ///< int of expect::Judgement::State.
    };

    explicit ExpectationModel(DocumentController& controller, QObject* parent = nullptr);

    [[nodiscard]] const expect::Judgement& judgement(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].judgement;
    }
    /// Adds a statement; one that nothing changes records the routes as they are now. False when it
    /// was refused.
    bool add(const QString& statement);
    bool remove(int row);
    [[nodiscard]] int count(expect::Judgement::State state) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    /// After `refresh` has changed something.
    void refreshed();

private:
    struct Row
    {
        std::string text;
        expect::Judgement judgement;
        QString why;
        bool operator==(const Row&) const = default;
    };

    [[nodiscard]] std::vector<Row> currentRows() const;
    void refresh();
    void resetRows();

    DocumentController& m_controller;
    std::vector<Row> m_rows;
};

} // namespace peerscape::qtmodel
