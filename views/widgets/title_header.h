#pragma once

#include <QHeaderView>

namespace peerscape::views {

/// Titles of columns; those that have no room end in "…". Qt's own way of it does not know what the
/// theme leaves free round a title, and cuts the dots off.
class TitleHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TitleHeader(QWidget* parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override;
};

} // namespace peerscape::views
