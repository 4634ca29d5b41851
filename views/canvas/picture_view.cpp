#include "views/canvas/picture_view.h"

#include "core/diagram/auto_layout.h"
#include "views/theme/theme_manager.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kLeastZoom = 0.02;
constexpr double kMostZoom = 4;
constexpr double kZoomStep = 1.2;
constexpr double kPanStep = 60;         ///< Pixels for an arrow key.
constexpr double kPictureBorder = 24;   ///< Pixels around everything.
constexpr double kMarkGap = 4;          ///< Pixels between a box and its mark.
constexpr double kBadge = 9;            ///< Half of a sign's disc, pixels.
constexpr double kFillMilliseconds = 8; ///< In one frame.

} // namespace

PictureView::PictureView(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_diagram(std::make_unique<diagram::Diagram>(m_document))
    , m_picture(theme.theme())
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setMinimumSize(160, 120);
    m_fillTimer.setSingleShot(true);
    connect(&m_fillTimer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&theme, &ThemeManager::changed, this, [this] {
        m_picture.clear();
        update();
    });
}

PictureView::~PictureView() = default;

void PictureView::setDocument(const azure::Document& document)
{
    m_document = diagram::withLayout(document);
    m_diagram = std::make_unique<diagram::Diagram>(m_document);
    m_marks.clear();
    m_current = {};
    m_picture.clear();
    m_fitted = true;
    fit();
}

std::vector<ObjectId> PictureView::drawnFor(ObjectId object) const
{
    if (m_diagram->find(object) != nullptr)
        return {object};
    std::vector<ObjectId> drawn;
    for (const ObjectId id : m_document.referrers(object)) {
        if (m_diagram->find(id) != nullptr)
            drawn.push_back(id);
    }
    return drawn;
}

bool PictureView::mark(ObjectId object, Sign sign)
{
    const std::vector<ObjectId> drawn = drawnFor(object);
    for (const ObjectId id : drawn) {
        const diagram::Element& element = *m_diagram->find(id);
        // What merely refers to a thing that came or went has changed itself.
        Mark mark{object, id == object ? sign : Sign::Changed, {}, {}};
        for (const diagram::Point& point : element.path)
            mark.path << QPointF(point.x, point.y);
        if (mark.path.isEmpty())
            mark.box = QRectF(element.box.x, element.box.y, element.box.width, element.box.height);
        m_marks.push_back(std::move(mark));
    }
    update();
    return !drawn.empty();
}

std::optional<QPointF> PictureView::placeOf(ObjectId object) const
{
    const std::vector<ObjectId> drawn = drawnFor(object);
    if (drawn.empty())
        return std::nullopt;
    const diagram::Element& element = *m_diagram->find(drawn.front());
    const diagram::Rect& box = element.path.empty() ? element.box : element.bounds;
    return QPointF(box.x + box.width / 2, box.y + box.height / 2);
}

void PictureView::setCurrent(ObjectId object)
{
    m_current = object;
    update();
}

CanvasWindow PictureView::canvasWindow() const
{
    return {m_zoom, m_origin, size(), devicePixelRatioF()};
}

QPointF PictureView::middle() const
{
    return m_origin + QPointF(width(), height()) / (2 * m_zoom);
}

void PictureView::look(QPointF middle, double zoom)
{
    m_fitted = false;
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    m_origin = middle - QPointF(width(), height()) / (2 * m_zoom);
    update();
}

void PictureView::fit()
{
    const diagram::Rect all = m_diagram->bounds();
    const double across = std::max(width() - 2 * kPictureBorder, 1.0) / std::max(all.width, 1.0);
    const double down = std::max(height() - 2 * kPictureBorder, 1.0) / std::max(all.height, 1.0);
    look({all.x + all.width / 2, all.y + all.height / 2}, std::min({across, down, 1.0}));
    m_fitted = true;
}

void PictureView::completePicture()
{
    do {
        m_picture.fill(*m_diagram, m_document, canvasWindow(), {}, kFillMilliseconds);
    } while (!m_picture.isComplete());
    update();
}

void PictureView::paintEvent(QPaintEvent*)
{
    const CanvasWindow window = canvasWindow();
    m_picture.fill(*m_diagram, m_document, window, {}, kFillMilliseconds);
    if (!m_picture.isFilled())
        m_fillTimer.start(0);
    QPainter painter(this);
    m_picture.draw(painter, *m_diagram, m_document, window);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Mark& mark : m_marks)
        paintMark(painter, mark, false);
    for (const Mark& mark : m_marks) {
        if (m_current && mark.object == m_current)
            paintMark(painter, mark, true);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(m_theme.theme().color(ColorRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PictureView::paintMark(QPainter& painter, const Mark& mark, bool current) const
{
    const Theme& theme = m_theme.theme();
    ColorRole role = ColorRole::Warning;
    Qt::PenStyle style = Qt::DotLine;
    QString sign = QStringLiteral("~");
    if (mark.sign != Sign::Changed) {
        const bool added = mark.sign == Sign::Added;
        role = added ? ColorRole::Good : ColorRole::Bad;
        style = added ? Qt::SolidLine : Qt::DashLine;
        sign = added ? QStringLiteral("+") : QStringLiteral("−");
    }
    const auto toPixels = [&](QPointF point) {
        return (point - canvasWindow().shownOrigin()) * m_zoom;
    };
    painter.setPen(QPen(theme.color(role), current ? 4 : 2, style));
    painter.setBrush(Qt::NoBrush);
    QPointF badge;
    if (mark.path.isEmpty()) {
        const QRectF box = QRectF(toPixels(mark.box.topLeft()), mark.box.size() * m_zoom)
                               .adjusted(-kMarkGap, -kMarkGap, kMarkGap, kMarkGap);
        painter.drawRoundedRect(box, 5, 5);
        badge = box.topRight();
    } else {
        QPolygonF line;
        double longest = -1;
        for (const QPointF& point : mark.path) {
            line << toPixels(point);
            if (line.size() < 2)
                continue;
            const QLineF piece(line[line.size() - 2], line.back());
            if (piece.length() > longest) {
                longest = piece.length();
                badge = piece.center();
            }
        }
        QColor color = theme.color(role);
        color.setAlpha(120);
        painter.setPen(QPen(color, current ? 10 : 7, style, Qt::FlatCap));
        painter.drawPolyline(line);
    }
    painter.setPen(QPen(theme.color(ColorRole::Canvas), 1.5));
    painter.setBrush(theme.color(role));
    const double half = current ? kBadge + 3 : kBadge;
    painter.drawEllipse(badge, half, half);
    painter.setFont(Theme::uiFont(current ? 18 : 15));
    painter.setPen(theme.color(ColorRole::Canvas));
    painter.drawText(QRectF(badge - QPointF(half, half), QSizeF(2 * half, 2 * half)),
                     Qt::AlignCenter, sign);
}

void PictureView::tellMoved()
{
    emit moved(middle(), m_zoom);
}

void PictureView::zoomBy(double factor, QPointF at)
{
    const double zoom = std::clamp(m_zoom * factor, kLeastZoom, kMostZoom);
    const QPointF fixed = m_origin + at / m_zoom;
    const QPointF origin = fixed - at / zoom;
    look(origin + QPointF(width(), height()) / (2 * zoom), zoom);
    tellMoved();
}

void PictureView::moveBy(QPointF pixels)
{
    look(middle() + pixels / m_zoom, m_zoom);
    tellMoved();
}

void PictureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        fit();
}

void PictureView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(kZoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    m_grabbed = event->position();
}

void PictureView::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) == 0)
        return;
    moveBy(m_grabbed - event->position());
    m_grabbed = event->position();
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    const QPointF centre(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        moveBy({-kPanStep, 0});
        break;
    case Qt::Key_Right:
        moveBy({kPanStep, 0});
        break;
    case Qt::Key_Up:
        moveBy({0, -kPanStep});
        break;
    case Qt::Key_Down:
        moveBy({0, kPanStep});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kZoomStep, centre);
        break;
    case Qt::Key_Minus:
        zoomBy(1 / kZoomStep, centre);
        break;
    case Qt::Key_0:
        fit();
        tellMoved();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace peerscape::views
