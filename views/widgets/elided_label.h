#pragma once

#include <QLabel>

namespace peerscape::views {

/// A label of one line that gives way: where it has no room for its whole text it ends it with
/// "…", and its tool tip has the rest.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace peerscape::views
