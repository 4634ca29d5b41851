#include "views/reach/flow_list.h"

#include "qt/flow_board.h"
#include "qt/text.h"
#include "views/reach/flow_field.h"
#include "views/theme/theme_manager.h"

#include <QKeyEvent>
#include <QSignalBlocker>

namespace peerscape::views {

using qtmodel::TracedFlow;

QString flowTitle(const azure::Document& document, const TracedFlow& flow)
{
    return FlowList::tr("%1 → %2, %3")
        .arg(toQString(reach::nameOf(document, flow.question.from)),
             toQString(reach::nameOf(document, flow.question.to)), flowName(flow.question.flow));
}

FlowList::FlowList(qtmodel::FlowBoard& board, const ThemeManager& theme, QWidget* parent)
    : QListWidget(parent)
    , m_board(board)
    , m_theme(theme)
{
    setAccessibleName(tr("Flows"));
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_board.setCurrent(item(row)->data(Qt::UserRole).toInt());
    });
}

void FlowList::refresh(const azure::Document& document)
{
    const QSignalBlocker block(this);
    const auto& flows = m_board.flows();
    // Entries stay while a click on one of them is being handled.
    while (count() > static_cast<int>(flows.size()))
        delete takeItem(count() - 1);
    while (count() < static_cast<int>(flows.size()))
        addItem(QString());
    for (int row = 0; row < count(); ++row) {
        const TracedFlow& flow = flows[static_cast<std::size_t>(row)];
        QString text = flowTitle(document, flow);
        const QString spoken = QStringLiteral("%1: %2").arg(
            text, flow.reachable() ? tr("Reachable") : tr("Unreachable"));
        if (flow.change == TracedFlow::Change::Gained)
            text += QLatin1Char('\n') + tr("+ reachable since the last edit");
        if (flow.change == TracedFlow::Change::Lost)
            text += QLatin1Char('\n') + tr("− unreachable since the last edit");
        QListWidgetItem& entry = *item(row);
        entry.setText(text);
        entry.setIcon(flow.reachable() ? m_theme.icon(QStringLiteral("ok"), ColorRole::Good)
                                       : m_theme.icon(QStringLiteral("error"), ColorRole::Bad));
        entry.setData(Qt::UserRole, flow.id);
        entry.setToolTip(spoken);
        entry.setData(Qt::AccessibleTextRole, spoken);
        if (&flow == m_board.current())
            setCurrentRow(row);
    }
}

void FlowList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && currentItem() != nullptr)
        m_board.remove(currentItem()->data(Qt::UserRole).toInt());
    else
        QListWidget::keyPressEvent(event);
}

} // namespace peerscape::views
