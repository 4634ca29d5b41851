#include "views/matrix/matrix_view.h"

#include "qt/matrix_model.h"
#include "views/matrix/matrix_sign.h"
#include "views/theme/theme_manager.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace peerscape::views {

using qtmodel::MatrixModel;

namespace {

constexpr int kMatrixCell = 24;
constexpr int kWidestLabel = 260;

class SignDelegate : public QStyledItemDelegate
{
public:
    SignDelegate(const ThemeManager& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = m_theme.theme();
        const QRectF cell = QRectF(option.rect);
        paintMatrixSign(*painter, theme, cell,
                        {static_cast<MatrixModel::Sign>(index.data(MatrixModel::SignRole).toInt()),
                         index.data(MatrixModel::AsymmetricRole).toBool(),
                         index.data(MatrixModel::ChangedRole).toInt()});
        const QAbstractItemModel& model = *index.model();
        painter->save();
        painter->setPen(QPen(theme.color(ColorRole::Line), 1));
        painter->drawLine(cell.bottomLeft() - QPointF(0, 0.5),
                          cell.bottomRight() - QPointF(0, 0.5));
        painter->drawLine(cell.topRight() - QPointF(0.5, 0), cell.bottomRight() - QPointF(0.5, 0));
        // Groups are set apart by a stronger line before their first one.
        painter->setPen(QPen(theme.color(ColorRole::MutedText), 1));
        if (model.headerData(index.row(), Qt::Vertical, MatrixModel::GroupStartRole).toBool())
            painter->drawLine(cell.topLeft() + QPointF(0, 0.5), cell.topRight() + QPointF(0, 0.5));
        if (model.headerData(index.column(), Qt::Horizontal, MatrixModel::GroupStartRole).toBool())
            painter->drawLine(cell.topLeft() + QPointF(0.5, 0),
                              cell.bottomLeft() + QPointF(0.5, 0));
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->setPen(QPen(theme.color(ColorRole::Accent), 2));
            painter->drawRect(cell.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    const ThemeManager& m_theme;
};

} // namespace

MatrixView::MatrixView(MatrixModel& model, const ThemeManager& theme, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_theme(theme)
{
    setAccessibleName(tr("Reachability matrix"));
    setModel(&model);
    setItemDelegate(new SignDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (QHeaderView* header : {horizontalHeader(), verticalHeader()}) {
        header->setMinimumSectionSize(kMatrixCell);
        header->setDefaultSectionSize(kMatrixCell);
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(true);
        header->setSectionsClickable(true);
    }
    horizontalHeader()->setFixedHeight(kMatrixCell);
    verticalHeader()->setMaximumWidth(kWidestLabel);
    verticalHeader()->setTextElideMode(Qt::ElideMiddle);
    setCornerButtonEnabled(false);
    connect(this, &QTableView::clicked, this, &MatrixView::activatePair);
    connect(verticalHeader(), &QHeaderView::sectionClicked, this, &MatrixView::toggleGroup);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &MatrixView::toggleGroup);
    connect(&theme, &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
}

void MatrixView::activatePair(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const int row = index.row();
    const int column = index.column();
    if (m_model.isGroup(row))
        m_model.setCollapsed(row, false);
    else if (m_model.isGroup(column))
        m_model.setCollapsed(column, false);
    else if (isPair(index))
        emit pairActivated(row, column);
}

bool MatrixView::isPair(const QModelIndex& index) const
{
    return index.isValid() && !m_model.isGroup(index.row()) && !m_model.isGroup(index.column())
           && index.row() != index.column();
}

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKeyboard ? currentIndex() : indexAt(event->pos());
    if (!isPair(index))
        return;
    setCurrentIndex(index);
    emit pairMenuRequested(
        index.row(), index.column(),
        viewport()->mapToGlobal(byKeyboard ? visualRect(index).center() : event->pos()));
}

void MatrixView::toggleGroup(int line)
{
    m_model.setCollapsed(line, !m_model.isGroup(line));
}

void MatrixView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.theme().color(ColorRole::MutedText));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                     m_model.matrix().ends.empty() ? tr("Who reaches whom will be shown here.")
                                                   : tr("Nothing here has that name."));
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activatePair(current);
        break;
    case Qt::Key_Minus:
    case Qt::Key_Plus:
        if (current.isValid())
            m_model.setCollapsed(current.row(), event->key() == Qt::Key_Minus);
        break;
    default:
        QTableView::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace peerscape::views
