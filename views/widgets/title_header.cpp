#include "views/widgets/title_header.h"

#include <QStyleOptionHeader>

namespace peerscape::views {

TitleHeader::TitleHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

void TitleHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const
{
    QHeaderView::initStyleOptionForIndex(option, section);
    QStyleOptionHeader whole = *option;
    whole.rect = QRect(0, 0, sectionSize(section), height());
    const int room = style()->subElementRect(QStyle::SE_HeaderLabel, &whole, this).width();
    option->text = fontMetrics().elidedText(option->text, Qt::ElideRight, room);
}

} // namespace peerscape::views
