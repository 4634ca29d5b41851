#pragma once

#include "core/edit/address_plan.h"

#include <QWidget>

#include <functional>

namespace peerscape::views {

class ThemeManager;

/// A space of addresses as a strip of blocks: who has which range, and what is free. Large ranges
/// are wide; small ones keep a width that can be read. A range can be dragged onto a free one.
/// Keys: left and right choose a range, Enter opens its owner.
class AddressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit AddressStrip(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Says what a range is called.
    using Naming = std::function<QString(ObjectId)>;
    void setMap(edit::SpaceMap map, Naming name);
    [[nodiscard]] const edit::SpaceMap& map() const { return m_map; }
    /// The chosen range, or none.
    [[nodiscard]] const edit::AddressRange* current() const;
    /// Chooses a range; one that is not there chooses none.
    void setCurrent(const net::Prefix& prefix, ObjectId owner);
    /// Where a range is drawn.
    [[nodiscard]] QRectF rectOf(std::size_t range) const { return m_rects[range]; }
    /// The range in words: "apps 10.1.1.0/24: 3 of 251 addresses used, 5 reserved".
    [[nodiscard]] QString textOf(const edit::AddressRange& range) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void currentChanged();
    void activated(peerscape::ObjectId owner);
    /// A range is held over free space, or let go of there.
    void moveTried(peerscape::ObjectId owner, const peerscape::net::Prefix& from,
                   const peerscape::net::Prefix& to);
    void moveRequested(peerscape::ObjectId owner, const peerscape::net::Prefix& from,
                       const peerscape::net::Prefix& to);
    void moveEnded();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    void choose(std::size_t range);
    [[nodiscard]] std::optional<std::size_t> rangeAt(QPointF at) const;
    /// The aligned range of the dragged one's length under the pointer; nothing where none is free.
    [[nodiscard]] std::optional<net::Prefix> targetAt(QPointF at) const;
    void paintRange(QPainter& painter, std::size_t range) const;

    const ThemeManager& m_theme;
    edit::SpaceMap m_map;
    Naming m_name;
    std::vector<QRectF> m_rects; ///< By range.
    std::optional<std::size_t> m_current;
    QPointF m_pressed;
    QPointF m_pointer;
    bool m_dragging = false;
    std::optional<net::Prefix> m_target;
};

} // namespace peerscape::views
