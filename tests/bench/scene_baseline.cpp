#include "tests/bench/scene_baseline.h"

#include "core/diagram/overview.h"

#include <QGraphicsLineItem>
#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QGraphicsView>

namespace peerscape::bench {

std::unique_ptr<QGraphicsView> makeSceneBaseline(const diagram::Diagram& diagram)
{
    auto view = std::make_unique<QGraphicsView>();
    auto* scene = new QGraphicsScene(view.get());
    scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    const diagram::Rect all = diagram.bounds();
    scene->setSceneRect(all.x, all.y, all.width, all.height);
    diagram.forEach([&](const diagram::Element& element) {
        if (!element.object)
            return;
        if (element.path.size() >= 2) {
            const diagram::Point from = element.path.front();
            const diagram::Point to = element.path.back();
            scene->addLine(from.x, from.y, to.x, to.y, QPen(Qt::darkGreen, 0));
        } else {
            scene->addRect(element.box.x, element.box.y, element.box.width, element.box.height,
                           QPen(Qt::darkBlue, 0), QBrush(Qt::white));
        }
    });
    view->setScene(scene);
    view->setRenderHint(QPainter::Antialiasing);
    view->setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    view->setFrameShape(QFrame::NoFrame);
    return view;
}

} // namespace peerscape::bench
