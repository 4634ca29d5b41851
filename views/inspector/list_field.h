#pragma once

#include "views/inspector/form.h"

#include <QWidget>

class QTableWidget;

namespace peerscape::views {

/// A small table that edits a list of rows of texts: cells in place, combo boxes where a column has
/// choices, buttons to add, remove and move a row. Sends `edited` once for each change that a
/// person makes.
class ListField : public QWidget
{
    Q_OBJECT

public:
    ListField(std::vector<Form::Column> columns, QStringList fresh, const ThemeManager& theme,
              QWidget* parent = nullptr);

    /// Shows rows; the document says what the columns with choices offer.
    void setRows(const azure::Document& document, const Form::Rows& rows);
    [[nodiscard]] Form::Rows rows() const;

signals:
    void edited();

private:
    void fill(const Form::Rows& rows);
    void appendRow(const QStringList& cells);
    void setRow(int row, const QStringList& cells);
    void forgetOffers();
    void addFresh();
    void removeCurrent();
    void moveCurrent(int by);
    void fitHeight();

    std::vector<Form::Column> m_columns;
    azure::Document m_document; ///< What the columns with choices read.
    QStringList m_fresh;
    QTableWidget* m_table = nullptr;
    bool m_filling = false;
};

} // namespace peerscape::views
