#include "views/inspector/list_field.h"

#include "views/theme/theme_manager.h"
#include "views/widgets/choice_box.h"
#include "views/widgets/title_header.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr int kEmptyInset = 5; ///< As a cell's.

/// A table in which F2 opens the cell and Delete takes the row out: elsewhere in the window these
/// keys mean the whole resource.
class CellTable : public QTableWidget
{
public:
    using QTableWidget::QTableWidget;
    std::function<void()> removeRow;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QTableWidget::paintEvent(event);
        if (rowCount() > 0)
            return;
        QPainter painter(viewport());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(kEmptyInset, 0, 0, 0), Qt::AlignVCenter,
                         ListField::tr("none yet"));
    }
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride
            && isOwn(static_cast<const QKeyEvent&>(*event))) {
            event->accept();
            return true;
        }
        return QTableWidget::event(event);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Delete && isOwn(*event) && state() != EditingState)
            removeRow();
        else
            QTableWidget::keyPressEvent(event);
    }

private:
    static bool isOwn(const QKeyEvent& event)
    {
        return (event.key() == Qt::Key_F2 || event.key() == Qt::Key_Delete)
               && event.modifiers() == Qt::NoModifier;
    }
};

} // namespace

ListField::ListField(std::vector<Form::Column> columns, QStringList fresh,
                     const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_columns(std::move(columns))
    , m_fresh(std::move(fresh))
{
    auto* table = new CellTable(0, static_cast<int>(m_columns.size()));
    table->removeRow = [this] { removeCurrent(); };
    m_table = table;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    m_table->setHorizontalHeader(new TitleHeader(m_table));
    QStringList titles;
    for (const Form::Column& column : m_columns)
        titles << column.title;
    m_table->setHorizontalHeaderLabels(titles);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto column = static_cast<int>(i);
        m_table->setColumnWidth(
            column,
            std::max(m_columns[i].width, m_table->horizontalHeader()->sectionSizeHint(column)));
    }
    setFocusProxy(m_table);
    layout->addWidget(m_table);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    const auto addButton = [&](const QString& glyph, const QString& text, auto&& act) {
        auto* button = new QToolButton;
        button->setIcon(theme.icon(glyph, ColorRole::MutedText));
        button->setText(text);
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setAutoRaise(true);
        buttons->addWidget(button);
        connect(button, &QToolButton::clicked, this, act);
    };
    addButton(QStringLiteral("add"), tr("Add a row"), [this] { addFresh(); });
    addButton(QStringLiteral("delete"), tr("Remove the row"), [this] { removeCurrent(); });
    addButton(QStringLiteral("chevron-up"), tr("Move the row up"), [this] { moveCurrent(-1); });
    addButton(QStringLiteral("chevron-down"), tr("Move the row down"), [this] { moveCurrent(1); });
    buttons->addStretch(1);
    layout->addLayout(buttons);

    connect(m_table, &QTableWidget::cellChanged, this, [this] {
        if (!m_filling)
            emit edited();
    });
    fitHeight(); // rows that do not come make no other
}

void ListField::appendRow(const QStringList& cells)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const Form::Column& kind = m_columns[static_cast<std::size_t>(column)];
        if (!kind.choices) {
            m_table->setItem(row, column, new QTableWidgetItem);
            continue;
        }
        auto* box = new ChoiceBox([this, &kind] {
            std::vector<ChoiceBox::Choice> offered;
            for (const QString& choice : kind.choices(m_document))
                offered.push_back({choice, choice});
            return offered;
        });
        nameChoice(*box, kind.title);
        m_table->setCellWidget(row, column, box);
        connect(box, &QComboBox::activated, this, &ListField::edited);
    }
    setRow(row, cells);
}

void ListField::setRow(int row, const QStringList& cells)
{
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const QString text = cells.value(column);
        if (auto* box = qobject_cast<ChoiceBox*>(m_table->cellWidget(row, column)))
            box->setCurrent(ChoiceBox::Choice{text, text});
        else
            m_table->item(row, column)->setText(text);
    }
}

void ListField::setRows(const azure::Document& document, const Form::Rows& rows)
{
    m_document = document;
    if (this->rows() == rows)
        forgetOffers();
    else
        fill(rows);
}

void ListField::forgetOffers()
{
    for (ChoiceBox* box : m_table->findChildren<ChoiceBox*>())
        box->setCurrent(ChoiceBox::Choice{box->currentText(), box->currentText()});
}

void ListField::fill(const Form::Rows& rows)
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    const int current = m_table->currentRow();
    const auto kept = std::min(m_table->rowCount(), static_cast<int>(rows.size()));
    m_table->setRowCount(kept);
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const QStringList& cells = rows[static_cast<std::size_t>(row)];
        if (row < kept)
            setRow(row, cells);
        else
            appendRow(cells);
    }
    if (current >= 0 && current < m_table->rowCount())
        m_table->setCurrentCell(current, 0);
    fitHeight();
}

Form::Rows ListField::rows() const
{
    Form::Rows rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column) {
            if (const auto* box = qobject_cast<ChoiceBox*>(m_table->cellWidget(row, column)))
                cells << box->currentText();
            else if (const QTableWidgetItem* item = m_table->item(row, column))
                cells << item->text().trimmed();
            else
                cells << QString();
        }
        rows.push_back(cells);
    }
    return rows;
}

void ListField::addFresh()
{
    QStringList cells = m_fresh;
    const Form::Rows present = rows();
    // The first cell is the name: give the new row one of its own.
    if (!cells.isEmpty() && !cells.front().isEmpty()) {
        const QString stem = cells.front();
        for (int number = 1;; ++number) {
            cells.front() = stem + QString::number(number);
            if (std::none_of(present.begin(), present.end(),
                             [&](const QStringList& row) { return row.value(0) == cells.front(); }))
                break;
        }
    }
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        appendRow(cells);
        fitHeight();
    }
    m_table->setCurrentCell(m_table->rowCount() - 1, 0);
    emit edited();
}

void ListField::removeCurrent()
{
    if (m_table->currentRow() < 0)
        return;
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        m_table->removeRow(m_table->currentRow());
        fitHeight();
    }
    emit edited();
}

void ListField::moveCurrent(int by)
{
    Form::Rows changed = rows();
    const int from = m_table->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= static_cast<int>(changed.size()))
        return;
    std::swap(changed[static_cast<std::size_t>(from)], changed[static_cast<std::size_t>(to)]);
    fill(changed);
    m_table->setCurrentCell(to, 0);
    emit edited();
}

void ListField::fitHeight()
{
    const int shown = std::clamp(m_table->rowCount(), 1, 8);
    // Where there is no row, there is nothing to move into view.
    m_table->setHorizontalScrollBarPolicy(m_table->rowCount() == 0 ? Qt::ScrollBarAlwaysOff
                                                                   : Qt::ScrollBarAsNeeded);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + shown * m_table->verticalHeader()->defaultSectionSize()
                            + m_table->horizontalScrollBar()->sizeHint().height() + 4);
}

} // namespace peerscape::views
